/** `readout ledger ...`: the records themselves, checked, shown, searched and compiled. */
import { join } from 'node:path'
import { InputError, printProblem, visible } from '../problem.js'
import { operation } from './operation.js'

const dir = {
  type: 'text',
  optional: true,
  summary: 'the folder of records; that of this installation when left out',
} as const

export const ledgerLint = operation({
  name: 'ledger lint',
  summary: 'Check every record: fields, days, sources, ids, order of steps',
  example: 'readout ledger lint',
  input: { dir },
  run: async (input, effects) => {
    const [{ compileLedger }, { compileSchedule }, { compileCodes }, { readDifferences }, { ledgerFolder }] =
      await Promise.all([
        import('../ledger/compile.js'),
        import('../home/compile-schedule.js'),
        import('../home/compile-codes.js'),
        import('../home/figure-differences.js'),
        import('../home/paths.js'),
      ])
    const folder = input.dir ?? ledgerFolder
    const { snapshot, law, problems: faults } = await compileLedger(folder, effects.today)
    const ids = new Set(snapshot.sources.map(({ id }) => id))
    const schedule = await compileSchedule(join(folder, 'schedule'), law, ids)
    const codes = await compileCodes(join(folder, 'codes'), ids)
    const listed = 'figures/differences.yaml'
    const differences = await readDifferences(join(folder, listed), `ledger/${listed}`)
    const problems = [...faults, ...schedule.problems, ...codes.problems, ...differences.problems]
    for (const problem of problems) await effects.write(`${printProblem(problem)}\n`)
    const { contacts, statements, tracks, measures, sources, people, organisations, products } = snapshot
    const { duties, exceptions } = law
    const counts = Object.entries({
      ...{ contacts, statements, tracks, measures, duties, exceptions },
      ...{ sources, people, organisations, products },
    })
    const held = counts.map(([name, records]) => `${records.length} ${name}`).join(', ')
    await effects.write(`${problems.length} problem${problems.length === 1 ? '' : 's'} in ${held}\n`)
    return { status: problems.length === 0 ? 0 : 2 }
  },
})

export const ledgerShow = operation({
  name: 'ledger show',
  summary: 'Show one record with its sources',
  example: 'readout ledger show round-madrid-2025-09',
  input: { id: { type: 'text', positional: true, summary: "the record's id" } },
  run: async (input, effects) => {
    const [{ loadLaw, loadSnapshot }, { findRecord, searchRecords, showRecord }] = await Promise.all([
      import('../home/installed.js'),
      import('../ledger/view.js'),
    ])
    const [snapshot, law] = await Promise.all([loadSnapshot(), loadLaw()])
    const found = findRecord(snapshot, input.id, law)
    if (found === undefined) {
      const near = searchRecords(snapshot, input.id.split(/[^\p{L}\p{N}]+/u).filter(Boolean), 3, law)
      const hint =
        near.length === 0
          ? 'Try readout ledger search WORDS.'
          : `Near it: ${near.map((one) => one.record.id).join(', ')}.`
      throw new InputError({
        what: `no record has the id "${visible(input.id)}"`,
        where: { input: 'readout ledger show' },
        mend: hint,
      })
    }
    await effects.write(`${showRecord(snapshot, found)}\n`)
    return { status: 0 }
  },
})

export const ledgerSearch = operation({
  name: 'ledger search',
  summary: 'Find records by words',
  example: 'readout ledger search sorghum march 2025',
  input: { words: { type: 'text', positional: true, many: true, summary: 'words that all must occur' } },
  run: async (input, effects) => {
    const [{ loadLaw, loadSnapshot }, { searchRecords }, { printFound }] = await Promise.all([
      import('../home/installed.js'),
      import('../ledger/view.js'),
      import('../report/state.js'),
    ])
    const [snapshot, law] = await Promise.all([loadSnapshot(), loadLaw()])
    const found = searchRecords(snapshot, input.words, 50, law)
    await effects.write(printFound(found, effects))
    return { status: 0 }
  },
})

export const ledgerCompile = operation({
  name: 'ledger compile',
  summary: 'Compile the records and the bundled figures into the files that every command starts from',
  example: 'readout ledger compile',
  input: { dir },
  run: async (input, effects) => {
    const [
      { compileLedger },
      { printSnapshot },
      { compileFigures },
      { compileSchedule },
      { compileCodes },
      paths,
      { writeAtomic },
    ] = await Promise.all([
      import('../ledger/compile.js'),
      import('../ledger/view.js'),
      import('../home/compile-figures.js'),
      import('../home/compile-schedule.js'),
      import('../home/compile-codes.js'),
      import('../home/paths.js'),
      import('../home/write.js'),
    ])
    const folder = input.dir ?? paths.ledgerFolder
    const { snapshot, law, problems } = await compileLedger(folder, effects.today)
    const figures = await compileFigures(join(folder, 'figures'))
    const ids = new Set(snapshot.sources.map(({ id }) => id))
    const schedule = await compileSchedule(join(folder, 'schedule'), law, ids, snapshot.products)
    const codes = await compileCodes(join(folder, 'codes'), ids)
    const all = [...problems, ...figures.problems, ...schedule.problems, ...codes.problems]
    if (all.length > 0) {
      for (const problem of all) await effects.write(`${printProblem(problem)}\n`)
      return { status: 2 }
    }
    await writeAtomic(paths.snapshotFile, printSnapshot(snapshot))
    await writeAtomic(paths.lawFile, `${JSON.stringify(law)}\n`)
    await writeAtomic(paths.figuresFile, figures.text)
    await writeAtomic(paths.starterFile, schedule.text)
    await writeAtomic(paths.codesFile, codes.codes)
    await writeAtomic(paths.tariffLinesFile, codes.lines)
    effects.progress(`compiled ${folder}: ${figures.rows} figures, snapshot ${snapshot.digest.slice(0, 12)}`)
    return { status: 0 }
  },
})
