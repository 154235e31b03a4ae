/** Reads what is said of the future: predictions, projections, warnings, kept with their author, day and horizon and never judged. */
import { cue, hasCue } from './attribution/cues.js'
import { isComma, type Layout, layoutOf, lowerAt, spanOf } from './attribution/layout.js'
import { officialWords } from './attribution/sides.js'
import { attribute, type Frame } from './attribution.js'
import type { ClaimModality, Draft } from './claim.js'
import { forecastDraft } from './forecast/draft.js'
import { framelessForecasts } from './forecast/passive.js'
import { isFuture, predicts } from './forecast/signs.js'
import type { ClaimReader, ReadingContext } from './reader.js'

const longest = 300

export const readForecasts: ClaimReader = (sentence, context) => {
  if (!hasCue(sentence, cue.future) || sentence.tokens.length > longest) return []
  const layout = layoutOf(sentence)
  const { frames } = attribute(sentence, context)
  const said = frames.flatMap((frame) => framed(layout, frame, context))
  // What stands within a frame was read with it.
  if (said.length > 0 || covers(frames)) return said
  const quoted = layout.quotes.filter(({ from, to }) => predicts(layout, from, to))
  if (quoted.length > 0)
    return quoted.map(({ from, to }) => forecastDraft(layout, from, to, null, 'predicted', context, 'forecast: quoted'))
  return framelessForecasts(layout, context)
}

/** Whether some frame takes the whole sentence, so that nothing is told in the text's own voice. */
function covers(frames: Frame[]): boolean {
  return frames.some(({ takes }) => takes === 'quote')
}

function framed(layout: Layout, frame: Frame, context: ReadingContext): Draft[] {
  if (frame.takes === 'manner') return []
  const modality = modalityFor(layout, frame)
  if (modality === undefined) return []
  const made = forecastDraft(layout, frame.from, frame.to, frame.speaker, modality, context, `forecast: ${frame.verb}`)
  return [{ ...made, span: contentSpan(layout, frame) }]
}

/**
 * The clause that speaks of the future: of "we are going, so I would assume we might have it" the second, of "these are
 * minimums, meaning that China could buy more" the last.
 */
function contentSpan(layout: Layout, frame: Frame): [number, number] {
  let start = frame.from
  for (let index = frame.from + 1; index < frame.to; index++) {
    if (!isComma(layout, index - 1)) continue
    const word = lowerAt(layout, index)
    const joins = ['so', 'but', 'and', 'meaning', 'suggesting', 'while', 'implying'].includes(word)
    const surer = predicts(layout, index, frame.to) && !predicts(layout, start, index - 1)
    if (joins && (surer || !isFuture(layout, start, index - 1)) && isFuture(layout, index, frame.to))
      start = lowerAt(layout, index + 1) === 'that' ? index + 2 : index + 1
  }
  return spanOf(layout, start, frame.to)
}

/**
 * The modality under which a frame's content is a forecast, or undefined where it is none. Officials who speak of their own
 * side's acts announce or threaten; what they expect of the world is a forecast.
 */
function modalityFor(layout: Layout, frame: Frame): ClaimModality | undefined {
  const side = frame.speaker?.side ?? null
  const official = officialWords.test(frame.speaker?.role ?? '') && !frame.data
  const outside =
    side === 'analyst' || side === 'industry' || side === 'press' || (side === null && !official) || frame.data
  const future = isFuture(layout, frame.from, frame.to)
  switch (frame.modality) {
    case 'predicted':
      return 'predicted'
    case 'expected':
      return 'expected'
    case 'warned':
      return future && outside ? 'warned' : undefined
    case 'claimed':
    case 'reported':
      if (predicts(layout, frame.from, frame.to))
        return /\b(?:assume|expect)\b/.test(words(layout, frame)) ? 'expected' : 'predicted'
      return future && outside && !wishes(layout, frame) ? 'predicted' : undefined
    default:
      return undefined
  }
}

/** "would like", "should", "hopes": wishes, not predictions. */
function wishes(layout: Layout, { from, to }: Frame): boolean {
  for (let index = from; index < to; index++)
    if (['should', 'must', 'hope', 'hopes', 'want', 'wants', 'need', 'needs'].includes(lowerAt(layout, index)))
      return true
  return false
}

function words(layout: Layout, { from, to }: Frame): string {
  return layout.tokens
    .slice(from, to)
    .map(({ lower }) => lower)
    .join(' ')
}
