import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { packSchedule } from '../duty/schedule/packed.js'
import { columnsOf, day } from '../duty/testing/printed.js'
import { compileLedger } from '../ledger/compile.js'
import { compileSchedule } from './compile-schedule.js'
import { ledgerFolder, openHome } from './paths.js'
import { loadSchedule, loadSchedules, scheduleFile } from './schedule.js'
import { writeAtomic } from './write.js'

const folder = mkdtempSync(join(tmpdir(), 'readout-schedule-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = 'hts'
const editions = [
  {
    id: 'e',
    kind: 'edition' as const,
    imposer: 'US',
    title: '2025 basic edition',
    archive: '2025_basic',
    from: day('2025-01-01'),
    sources: [source],
    at: { file: '', line: 1 },
  },
]
const header =
  'code,description,path,units,general,special,other,quota,interim,footnotes,from,through,edition,source,confidence'

async function starterOf(files: Record<string, string>) {
  const dir = mkdtempSync(join(folder, 'ledger-'))
  mkdirSync(join(dir, 'schedule'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, 'schedule', name), text)
  const compiled = await compileSchedule(join(dir, 'schedule'), { editions }, new Set([source]))
  const file = join(dir, 'schedule.json')
  await writeAtomic(file, compiled.text)
  return { ...compiled, file }
}

/** A schedule file with another header: none, or its own with some of it changed. */
function headed(file: Uint8Array, change: object | null): Uint8Array {
  const length = Buffer.from(file).readUInt32LE(8)
  const own: object = JSON.parse(Buffer.from(file).toString('utf8', 16, 16 + length))
  const one = change === null ? 'null' : JSON.stringify(Object.keys(change).length === 0 ? {} : { ...own, ...change })
  const start = (size: number): number => Math.ceil((16 + size) / 8) * 8
  const harmed = Buffer.alloc(start(one.length))
  harmed.write('RDSCHED1')
  harmed.writeUInt32LE(one.length, 8)
  harmed.write(one, 16)
  return Buffer.concat([harmed, file.subarray(start(length))])
}

const us = `${header}\n8517.13.00.00,Smartphones,Telephone sets,No.,Free,,35%,,,,2025-01-01,,2025 basic edition,${source},\n`
const cn = `${header}\n12019010,Yellow,Soybeans,kg,3%,,,,,,2018-01-01,,customs tariff,${source},\n`

describe('the schedules that a duty starts from', () => {
  test('are the starters where nothing was synced, and say how to get the rest', async () => {
    const { file } = await starterOf({ 'us.csv': us, 'cn.csv': cn })
    const schedules = await loadSchedules(openHome({ READOUT_HOME: join(folder, 'none') }), file)
    expect(schedules.map(({ imposer }) => imposer)).toEqual(['US', 'CN'])
    expect(schedules[0]?.partial).toContain('readout sync hts')
    expect(schedules[0]?.line('8517130000', day('2025-09-18'))).toMatchObject({ general: 'Free', source })
    expect(schedules[0]?.editionOn(day('2025-09-18'))).toBe('2025 basic edition')
    expect(schedules[1]?.line('12019010', day('2019-01-01'))?.general).toBe('3%')
  })

  test('are the synced ones where there are any', async () => {
    const { file } = await starterOf({ 'us.csv': us, 'cn.csv': cn })
    const home = openHome({ READOUT_HOME: join(folder, 'synced') })
    const columns = columnsOf({ '2026_basic 2026-01-01': ['1201.10.00.00 | Soybeans | Seed | 2%'] })
    await writeAtomic(scheduleFile(home, 'US'), packSchedule(columns))
    const [schedule] = await loadSchedules(home, file)
    expect(schedule?.partial).toBeUndefined()
    expect(schedule?.line('1201100000', day('2026-01-01'))?.general).toBe('2%')
    expect(schedule?.knows('8517130000')).toBe(false)
  })

  test('are refused where a file is damaged', async () => {
    const { file } = await starterOf({ 'us.csv': us })
    const home = openHome({ READOUT_HOME: join(folder, 'damaged') })
    await writeAtomic(scheduleFile(home, 'US'), 'RDSCHED1 but no more')
    await expect(loadSchedules(home, file)).rejects.toThrow(/us\.schedule {2}is not a whole schedule/)
    const whole = packSchedule(columnsOf({ '2026_basic 2026-01-01': ['1201.10.00.00 | Soybeans | Seed | 2%'] }))
    for (const harmed of [headed(whole, null), headed(whole, {}), headed(whole, { editions: undefined })]) {
      await writeAtomic(scheduleFile(home, 'US'), harmed)
      await expect(loadSchedules(home, file)).rejects.toThrow(/is not a whole schedule.*Delete it and run/)
    }
    await expect(loadSchedules(openHome({ READOUT_HOME: '/nowhere' }), join(folder, 'no.json'))).rejects.toThrow(
      /no\.json.*npm run build/,
    )
  })

  test('find goods by the names people have for them', async () => {
    const { file, problems } = await starterOf({
      'us.csv': us,
      'names.csv': 'names,codes\niPhones; handsets,8517.13 8517.14\n',
    })
    expect(problems).toEqual([])
    const [schedule] = await loadSchedules(openHome({ READOUT_HOME: join(folder, 'none') }), file)
    expect(schedule?.search('iphone', day('2025-01-01'))).toEqual([
      { code: '8517130000', description: 'Telephone sets: Smartphones' },
    ])
  })
})

test('faults of the folder are told with file and line', async () => {
  const { problems } = await starterOf({
    'usa.csv': us,
    'us.csv': us.replace('8517.13.00.00', '8517.13'),
    'names.csv': 'names,codes\nphones,85171\n,8517\n',
  })
  expect(problems.map(({ where, what }) => `${where.file}:${where.line ?? ''} ${where.field ?? ''} ${what}`)).toEqual([
    'ledger/schedule/names.csv:2 codes holds something that is no code',
    'ledger/schedule/names.csv:3 names is empty',
    'ledger/schedule/us.csv:2 code "8517.13" is not a code of 10 digits',
    'ledger/schedule/usa.csv:  is named for no imposer',
  ])
})

describe('the starter of this ledger', () => {
  const compiled = (async () => {
    const { snapshot, law } = await compileLedger(ledgerFolder)
    const ids = new Set(snapshot.sources.map(({ id }) => id))
    const result = await compileSchedule(join(ledgerFolder, 'schedule'), law, ids, snapshot.products)
    const file = join(folder, 'own.json')
    await writeAtomic(file, result.text)
    return { ...result, schedules: await loadSchedules(openHome({ READOUT_HOME: join(folder, 'none') }), file) }
  })()

  test('has no faults', async () => expect((await compiled).problems).toEqual([]))

  test.each([
    ['8517130000', '2025-09-18', 'Free'],
    ['1201900090', '2025-09-18', 'Free'],
    ['8507600020', '2026-01-31', '3.4%'],
    ['8507600090', '2026-02-01', '3.4%'],
    ['8703800020', '2025-06-01', '2.5%'],
    ['1007900000', '2025-06-01', '0.22¢/kg'],
  ])('%s on %s bears %s', async (code, on, general) => {
    const [schedule] = (await compiled).schedules
    expect(schedule?.line(code, day(on))?.general).toBe(general)
  })

  test.each([
    ['smartphones', '8517130000'],
    ['grain sorghum', '1007100000'],
    ['solar panels', '8541420010'],
    ['soybeans', '1201100000'],
    ['EV', '8703800020'],
    ['laptops', '8471300100'],
    ['ship-to-shore cranes', '8426190000'],
  ])('"%s" leads to %s', async (words, code) => {
    const [schedule] = (await compiled).schedules
    expect(schedule?.search(words, day('2025-09-18')).map((hint) => hint.code)[0]).toBe(code)
  })
})

test('a schedule that is not held at all is refused', async () => {
  await expect(loadSchedule(openHome({ READOUT_HOME: '/nowhere' }), 'MX')).rejects.toThrow(/no customs schedule of MX/)
})
