// Draws docs/pictures/trade.svg: the chart that `readout trade` makes of a year against the year before. `npm run pictures`.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../dist/cli/main.js')
const words = ['trade', 'exports', '--partner', 'CN', '--period', '2025', '--format', 'svg']
execFileSync(process.execPath, [main, ...words, '--out', join(import.meta.dirname, 'trade.svg')], {
  env: { ...process.env, READOUT_HOME: join(import.meta.dirname, '.no-such-home') },
  stdio: 'inherit',
})
