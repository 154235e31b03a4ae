/** Verbs for contacts, told from other uses of them. */
import { type Layout, lemmaAt, lowerAt } from '../../attribution/layout.js'
import type { Head } from './head.js'
import { articles, metThings, modifiers } from './words.js'

/** "are meeting", "were meeting": the verb. */
export function isProgressive(layout: Layout, at: number): boolean {
  return (
    lemmaAt(layout, at - 1) === 'be' || (lowerAt(layout, at - 1).endsWith('ly') && lemmaAt(layout, at - 2) === 'be')
  )
}

export function verbHead(layout: Layout, at: number): Head | undefined {
  const lemma = lemmaAt(layout, at)
  const lower = lowerAt(layout, at)
  const next = lowerAt(layout, at + 1)
  // "the leaders' visit": a noun.
  if (["'", '’', "'s", '’s'].includes(lowerAt(layout, at - 1)) && !lower.endsWith('ed') && !lower.endsWith('ing'))
    return undefined
  const verb = (kind: Head['kind'], end = at + 1): Head => ({
    at,
    kind,
    verb: true,
    start: at,
    end,
    plural: false,
    rule: `verb ${lemma}`,
  })
  switch (lemma) {
    case 'meet':
      if (lower === 'meeting' && !isProgressive(layout, at)) return undefined
      if (lower === 'meets' && articles.has(lowerAt(layout, at - 1))) return undefined
      if (metThings.has(next) && layout.whoAt[at + 2] === undefined && layout.whoAt[at + 1] === undefined)
        return undefined
      if (lemmaAt(layout, at - 1) === 'be' && /met/.test(lower)) return undefined
      return verb('meeting')
    case 'speak':
      if (lower === 'speaking' && !isProgressive(layout, at)) return undefined
      return verb('call')
    case 'talk':
      if (lower === 'talks' || next === 'about') return undefined
      if (lower === 'talking' && !isProgressive(layout, at)) return undefined
      if (articles.has(lowerAt(layout, at - 1)) || lowerAt(layout, at - 1) === 'of') return undefined
      return verb('call')
    case 'call':
    case 'phone':
    case 'telephone': {
      if (lower !== 'called' && lower !== 'phoned' && lower !== 'telephoned') return undefined
      if ((next === 'him' || next === 'her') && !['a', 'an', 'the'].includes(lowerAt(layout, at + 2)))
        return verb('call')
      const mark = layout.whoAt[at + 1] ?? layout.whoAt[at + 2]
      if (mark === undefined || mark.kind !== 'person') return undefined
      const after = lowerAt(layout, mark.to)
      if (['a', 'an', 'the', "'s", 'to', 'his', 'very'].includes(after)) return undefined
      return verb('call')
    }
    case 'visit':
    case 'travel':
    case 'fly': {
      if (lower.endsWith('ing') && lemmaAt(layout, at - 1) !== 'be') return undefined
      if (articles.has(lowerAt(layout, at - 1)) || modifiers.has(lowerAt(layout, at - 1))) return undefined
      if (lemma === 'visit' && lower === 'visits') return undefined
      if (lemma !== 'visit' && next !== 'to') return undefined
      return verb('visit')
    }
    case 'sit':
      return next === 'down' ? verb('meeting', at + 2) : undefined
    case 'confer':
    case 'convene':
    case 'gather':
      return verb('meeting')
    case 'sign':
      return lower === 'signed' || (lower === 'sign' && ['will', 'to', 'would'].includes(lowerAt(layout, at - 1)))
        ? verb('signing')
        : undefined
    case 'expire':
      return lower === 'expired' || lower === 'expires' || lower === 'expire' ? verb('deadline') : undefined
    default:
      return undefined
  }
}
