/** What other countries' customs report of a month, through the United Nations: the partner's own count of the same trade. */
import { InputError, quoted } from '../../problem.js'
import { addMonths } from '../../time/day.js'
import { type Month, monthOf } from '../../time/period.js'
import type { Reply, Request, Source, SyncContext } from '../source.js'
import { readAvailability, readTrade, type TradeQuestion } from './rows.js'

/** Headings asked for where no code is: the farm goods that two great traders quarrel about. */
const usualCodes = [
  '1201',
  '1005',
  '1007',
  '1001',
  '5201',
  '0202',
  '0203',
  '0207',
  '0802',
  '1214',
  '2303',
  '4403',
  '4407',
]
/** Countries whose own statistics come from their own office here, so that their partners are asked for the mirror of it. */
const ownOffice = ['US']
/** The other great sellers of the same goods, without whom a share says nothing. */
const rivals = ['BR']

const usualMonths = 24
const most = { months: 12, keyed: 100_000, preview: 500, address: 4000 }

export const comtrade: Source = {
  id: 'comtrade',
  title: 'UN Comtrade, monthly trade by HS code as countries report it',
  base: 'https://comtradeapi.un.org',
  key: {
    env: 'COMTRADE_API_KEY',
    header: 'Ocp-Apim-Subscription-Key',
    optional: true,
    where: 'https://comtradedeveloper.un.org/',
  },
  pace: 2500,
  terms: 'UN Comtrade: for internal use, cited as "UN Comtrade"; not to be passed on in bulk.',
  refusal,
  async sync(context) {
    const { reporters, partners } = sidesOf(context)
    for (const reporter of reporters) await syncReporter(context, reporter, partners)
    await context.commit()
  },
}

/** Whose reports are asked for, and about whom. */
function sidesOf({ reporter, partners }: SyncContext): { reporters: string[]; partners: string[] } {
  if (!ownOffice.includes(reporter)) return { reporters: [reporter], partners: [...new Set([...partners, 'W'])] }
  const reporters = partners.filter((partner) => partner !== 'W' && partner !== '*')
  return { reporters, partners: [...new Set([reporter, ...rivals, 'W'])] }
}

async function syncReporter(context: SyncContext, reporter: string, partners: readonly string[]): Promise<void> {
  const reporterNumber = context.countries.find(({ code }) => code === reporter)?.comtrade
  if (reporterNumber === undefined) return context.progress(`has no number for ${reporter}`)
  const every = partners.includes('*')
  if (every && context.keyed !== true)
    throw new InputError({
      what: 'every partner at once is more than an answer without a key holds',
      where: { input: '--partner' },
      mend: `Name the partners, or set ${comtrade.key?.env} (a key is had at ${comtrade.key?.where}).`,
    })
  const numbers = new Map([['0', 'W']])
  for (const { code, comtrade: number } of context.countries)
    if (number !== undefined && code !== reporter && (every || partners.includes(code))) numbers.set(number, code)
  const available = readAvailability(
    await context.ask({ path: `/public/v1/getDA/C/M/HS?reporterCode=${reporterNumber}`, expects: 'json' }),
    reporterNumber,
  )
  const since = monthOf(context.since ?? addMonths(context.today, -usualMonths))
  const months = [...available.keys()].filter((month) => month >= since).sort((a, b) => a - b)
  if (months.length === 0) return context.progress(`has no month of ${reporter} since then`)
  const cap = context.keyed === true ? most.keyed : most.preview
  const asked = questionsOf(
    { reporter, reporterNumber, partners: numbers, every, cap, releases: available },
    months,
    context,
  )
  context.expect(asked.length)
  const odd = new Set<string>()
  for (const question of asked) {
    const reply = await context.ask(requestOf(question, context.keyed === true))
    const { cells, passedOver } = readTrade(reply, question)
    for (const number of passedOver) odd.add(number)
    await context.figures(cells, reply)
  }
  if (odd.size > 0) context.progress(`partners that are no country known here, passed over: ${[...odd].join(', ')}`)
}

type Fixed = Omit<TradeQuestion, 'months' | 'codes'>

/** As many months and codes at once as cannot fill an answer: one that is full is cut, and does not say so. */
function questionsOf(fixed: Fixed, months: readonly Month[], { codes }: SyncContext): TradeQuestion[] {
  const wanted = [...new Set(codes.map(reportedCode).filter((code) => code !== ''))]
  const each = wanted.length === 0 ? usualCodes : wanted
  const partners = fixed.every ? 300 : fixed.partners.size
  const some = Math.max(1, Math.min(most.months, Math.floor((fixed.cap - 1) / (4 * partners))))
  const room = Math.max(1, Math.floor((fixed.cap - 1) / (some * 2 * partners)) - 1)
  const questions: TradeQuestion[] = []
  for (const part of parts(months, some))
    for (const few of parts(each, Math.min(room, 60)))
      questions.push({ ...fixed, months: part, codes: [...few, 'TOTAL'] })
  return questions
}

/** Countries report to six digits; a longer code is answered by the subheading that it lies in. */
function reportedCode(code: string): string {
  return code.slice(0, Math.min(6, code.length - (code.length % 2)))
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

function requestOf({ reporterNumber, months, codes, partners, every, cap }: TradeQuestion, keyed: boolean): Request {
  const periods = months.map((month) => `${Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}`)
  const query = [
    `reporterCode=${reporterNumber}`,
    `period=${periods.join(',')}`,
    ...(every ? [] : [`partnerCode=${[...partners.keys()].join(',')}`]),
    `cmdCode=${codes.join(',')}`,
    'flowCode=M,X',
    'motCode=0',
    'partner2Code=0',
    'customsCode=C00',
    `maxRecords=${cap}`,
    'includeDesc=true',
  ]
  const path = `${keyed ? '/data/v1/get' : '/public/v1/preview'}/C/M/HS?${query.join('&')}`
  if (path.length > most.address) throw new RangeError(`an address of ${path.length} characters`)
  return { path, expects: 'json', milliseconds: 180_000 }
}

/** Quotas come as 403 with a message, the pace as 429 in plain text, a fault as a text in the place of rows. */
function refusal({ status, bytes }: Reply): { what: string; mend: string; again?: boolean } | undefined {
  const text = bytes.length > 4000 && status === 200 ? '' : Buffer.from(bytes).toString('utf8')
  const said = quoted(text.replace(/\s+/g, ' ').trim(), 160)
  if (status === 429)
    return { what: `asks for more time between requests (${said})`, mend: 'Sync again in some minutes.', again: true }
  if (status === 403)
    return {
      what: `has had its number of calls for the day (${said})`,
      mend: 'Sync again tomorrow: what has come is kept.',
    }
  if (status === 401)
    return {
      what: `does not take the key (${said})`,
      mend: 'Set COMTRADE_API_KEY to a key from https://comtradedeveloper.un.org/.',
    }
  if (status === 200 && /"error"\s*:\s*"[^"]/.test(text))
    return { what: `answers an error in place of rows (${said})`, mend: 'Try again later.', again: true }
  return undefined
}
