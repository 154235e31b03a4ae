/** What is kept as said, by whom and how; and sentences in the text's own voice, which are no statements. */
import { describe, expect, test } from 'vitest'
import { readStatements } from './statement.js'
import { readLast } from './testing/context.js'

const said = (text: string): string[] =>
  readLast(readStatements, text).claims.map(
    ({ speaker, modality }, index) =>
      `${speaker?.name ?? speaker?.role}/${speaker?.side} ${modality} «${readLast(readStatements, text).words[index]}»`,
  )

describe('said', () => {
  test.each([
    [
      '“This market matters to every farmer,” said Caleb Ragland.',
      'Caleb Ragland/industry claimed «This market matters to every farmer»',
    ],
    ['Ragland said he was pleased with the deal.', 'Caleb Ragland/industry claimed «he was pleased with the deal»'],
    ['Growers hope for a deal before the harvest.', 'Growers/industry hoped «for a deal before the harvest»'],
    ['Farmers said they hoped for a deal.', 'Farmers/industry hoped «they hoped for a deal»'],
    [
      'Bessent raised concerns about unfair practices.',
      'Scott Bessent/US claimed «raised concerns about unfair practices»',
    ],
    ['Ragland described the talks as a good start.', 'Caleb Ragland/industry claimed «the talks as a good start»'],
    [
      'Bessent emphasized that the United States will continue to protect its technology.',
      'Scott Bessent/US announced «the United States will continue to protect its technology»',
    ],
    ['Beijing warned it would take countermeasures.', 'Beijing/CN threatened «it would take countermeasures»'],
    ['Beijing urged Washington to lift the curbs.', 'Beijing/CN urged «Washington to lift the curbs»'],
    [
      'The White House had not responded to requests for comment.',
      'White House/US not-confirmed «The White House had not responded to requests for comment»',
    ],
    [
      'Nvidia declined to comment on the approvals.',
      'Nvidia/industry not-confirmed «declined to comment on the approvals»',
    ],
    ['Beijing praised the progress made in Madrid.', 'Beijing/CN claimed «praised the progress made in Madrid»'],
  ])('%s', (text, expected) => expect(said(text)).toContain(expected))
})

describe('not said by anybody', () => {
  test.each([
    'Each round has built on the last.',
    'Soybean exports fell 12% in August.',
    'USDA data showed that exports fell 12% in August.',
    'The order takes effect in May.',
    '“A matter of weeks,” or so it seemed.',
    'Prices rose after the report.',
  ])('%s', (text) => expect(said(text)).toEqual([]))
})

test('statements are never checkable', () => {
  expect(
    readLast(readStatements, 'Bessent said China would buy soybeans.').claims.every(({ checkable }) => !checkable),
  ).toBe(true)
})
