// A sync in a process of its own, so that it can be killed: `node sync-child.js MODULE HOME ADDRESS [STEP]`. It says "ready"
// before it begins, and kills itself at a step where one is given: `written 2` is the second of that name.
const [module = '', home = '', address = '', step = ''] = process.argv.slice(2)
const dist = new URL('../dist/', import.meta.url)
const [{ runSource }, { openHome }, { officeSource }] = await Promise.all([
  import(new URL('operations/effects/sync-run.js', dist).href),
  import(new URL('home/paths.js', dist).href),
  import(module),
])
const now = new Date('2025-11-10T12:00:00Z')
const wanted = { today: Math.floor(now.getTime() / 86_400_000), now, partners: ['*'], reporter: 'US', codes: [] }
const steps = new Map()
process.stdout.write('ready\n')
await runSource(officeSource, wanted, {
  home: openHome({ READOUT_HOME: home }),
  env: { READOUT_OFFICE_URL: address },
  progress: () => {},
  countries: [],
  calendar: { rules: [] },
  agent: 'readout/test',
  random: () => 0,
  step: (name) => {
    steps.set(name, (steps.get(name) ?? 0) + 1)
    if (`${name} ${steps.get(name)}` === step) process.kill(process.pid, 'SIGKILL')
  },
})
process.stdout.write(`done ${JSON.stringify(Object.fromEntries(steps))}\n`)
