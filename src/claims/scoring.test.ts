import { describe, expect, test } from 'vitest'
import { rates, type ScoredClaim, score } from './scoring.js'

const text = 'Farm exports to China fell 53% and sorghum 97%.'
const claim = (span: [number, number], more: Partial<ScoredClaim> = {}): ScoredClaim => ({
  span,
  type: 'statistic',
  checkable: true,
  speaker: null,
  modality: 'reported',
  statistic: { flow: 'export', product: { system: 'HS', code: '1007' }, change: { direction: 'down', percent: 97 } },
  ...more,
})
const scored = (gold: ScoredClaim[], found: ScoredClaim[]) => score([{ id: 'a', text, document: 'd', gold, found }])
const tally = (scores: ReturnType<typeof score>, name: string) =>
  [...scores.detection, ...scores.fields].find((one) => one.name === name)

describe('scoring claims against annotations', () => {
  test('a claim found with its words, type and fields counts as right everywhere', () => {
    const scores = scored([claim([0, 30])], [claim([0, 30])])
    expect(tally(scores, 'statistic')).toEqual({ name: 'statistic', gold: 1, found: 1, right: 1 })
    expect(tally(scores, 'statistic: wholly right')?.right).toBe(1)
    expect(scores.misses).toEqual([])
  })

  test('a claim nobody annotated costs precision, one not found costs recall, and both are listed', () => {
    const scores = scored([claim([0, 30])], [claim([35, 46])])
    expect(tally(scores, 'checkable claims')).toMatchObject({ gold: 1, found: 1, right: 0 })
    expect(scores.misses.map(({ what }) => what)).toEqual(['statistic not found', 'statistic not in the gold'])
  })

  test('a wrong number is a miss of that field alone', () => {
    const wrong = claim([0, 30], {
      statistic: {
        flow: 'export',
        product: { system: 'HS', code: '1007' },
        change: { direction: 'down', percent: 79 },
      },
    })
    const scores = scored([claim([0, 30])], [wrong])
    expect(tally(scores, 'statistic.change.percent')).toMatchObject({ gold: 1, found: 1, right: 0 })
    expect(tally(scores, 'statistic.change.direction')).toMatchObject({ right: 1 })
    expect(tally(scores, 'statistic: wholly right')).toMatchObject({ right: 0 })
    expect(scores.misses[0]?.what).toBe('change.percent: 79, not 97')
  })

  test('a field that only one side gives counts only there', () => {
    const more = claim([0, 30], {
      statistic: {
        flow: 'export',
        product: { system: 'HS', code: '1007' },
        change: { direction: 'down', percent: 97 },
        hedge: 'nearly',
      },
    })
    expect(tally(scored([claim([0, 30])], [more]), 'statistic.hedge')).toMatchObject({ gold: 0, found: 1, right: 0 })
  })

  test('the same words read as another type are found, and not right', () => {
    const scores = scored([claim([0, 30])], [claim([0, 30], { type: 'forecast', checkable: false })])
    expect(tally(scores, 'statistic')).toMatchObject({ gold: 1, found: 0, right: 0 })
    expect(scores.misses.map(({ what }) => what)).toContain('statistic read as forecast')
  })

  test('"none" in the gold stands for no claim', () => {
    const scores = scored([claim([0, 46], { type: 'none', checkable: false })], [])
    expect(scores.misses).toEqual([])
  })

  test('precision, recall and F1 are null where there is nothing to divide by', () => {
    expect(rates({ name: 'x', gold: 0, found: 0, right: 0 })).toEqual({ precision: null, recall: null, f1: null })
    expect(rates({ name: 'x', gold: 4, found: 2, right: 2 })).toMatchObject({ precision: 1, recall: 0.5 })
  })
})
