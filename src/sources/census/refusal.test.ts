import { describe, expect, test } from 'vitest'
import { replyWith } from '../testing/fake-context.js'
import { censusRefusal } from './refusal.js'

const refused = (given: Parameters<typeof replyWith>[1], body: unknown = ''): ReturnType<typeof censusRefusal> =>
  censusRefusal(replyWith(body, { path: '/data/timeseries/intltrade/exports/hs?get=X', ...given }))

describe('what comes in place of rows', () => {
  test.each([
    [
      'no key: a redirect to a page',
      { status: 302, headers: { location: '/data/missing_key.html', 'x-datawebapi-keyerror': '1' } },
      '',
      'says that the key is missing',
    ],
    [
      'a bad key: another page',
      { status: 302, headers: { location: '/data/invalid_key.html', 'x-datawebapi-keyerror': '1' } },
      '',
      'says that the key is not valid',
    ],
    ['a redirect without the header', { status: 302, headers: {} }, '', 'says that the key is missing'],
    [
      'the page itself, followed by a mirror',
      {},
      '<html><head><title>Invalid Key</title></head></html>',
      'says that the key is not valid',
    ],
    [
      'an unknown variable',
      { status: 400 },
      "error: unknown variable 'ALL_VALUE'",
      "answers that the request is wrong: error: unknown variable 'ALL_VALUE'",
    ],
    [
      'a query that broke down, at status 200',
      {},
      "There was an error while running your query.  We've logged the error",
      'could not run the query',
    ],
    [
      'the same at status 500',
      { status: 500 },
      'There was an error while running your query.',
      'could not run the query',
    ],
  ])('%s', (_, given, body, what) => {
    expect(refused(given, body)?.what).toContain(what)
  })

  test('a key is told where to get and where to put', () => {
    expect(refused({ status: 302, headers: {} })?.mend).toBe(
      'Get one at https://api.census.gov/data/key_signup.html (the mail with it has to be confirmed) and set CENSUS_API_KEY to it.',
    )
  })

  test('a broken query is worth asking again, a wrong one is not', () => {
    expect(refused({}, 'There was an error while running your query.')?.again).toBe(true)
    expect(refused({ status: 400 }, "error: unknown variable 'X'")?.again).toBeUndefined()
  })

  test.each([
    ['rows', {}, [['A'], ['1']]],
    ['nothing', { status: 204 }, ''],
    ['an error of the server, which is the courier’s to tell', { status: 503 }, 'busy'],
  ])('%s are no refusal', (_, given, body) => {
    expect(refused(given, body)).toBeUndefined()
  })
})
