/** The built command with a data directory that is empty, for the tests of `readout duty` and `readout panel`. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')
export const main = join(root, 'dist/cli/main.js')

export interface Door {
  scratch: string
  env: NodeJS.ProcessEnv
  /** Runs the command and gives how it ended. */
  readout: (args: string[], input?: string | Uint8Array) => { status: number | null; stdout: string; stderr: string }
  /** The JSON that a command prints. */
  json: (args: string[]) => DutyJson
  /** A file in the scratch folder. */
  file: (name: string, content: string | Uint8Array) => string
}

/** The form of docs/contracts.md. */
export interface DutyJson {
  hts: string
  description: string
  origin: string
  destination: string
  on: string
  known: string
  layers: {
    heading: string
    authority: string
    instrument: string
    citation: string
    rate: { text: string; percent: number | null; specific: { amount: number; unit: string }[] }
    from: string
    until: string | null
    applies: boolean
    because: string
  }[]
  total: { percent: number | null; amount: number | null; formula: string; complete: boolean }
  next: { date: string; change: string; percent: number | null }[]
  alternatives: { condition: string; label: string; percent: number | null }[]
  questions: { condition: string; question: string; effect: string; percent: number | null }[]
  notes: string[]
  scenario?: string
}

export function openDoor(): Door {
  const scratch = mkdtempSync(join(tmpdir(), 'readout-duty-'))
  const env = { ...process.env, READOUT_HOME: join(scratch, 'home'), NO_COLOR: '1' }
  const readout: Door['readout'] = (args, input) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      input,
      cwd: root,
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 256 * 2 ** 20,
      env,
    })
    return { status, stdout, stderr }
  }
  return {
    scratch,
    env,
    readout,
    json: (args) => JSON.parse(readout([...args, '--format', 'json']).stdout),
    file(name, content) {
      const path = join(scratch, name)
      writeFileSync(path, content)
      return path
    },
  }
}

/** Headings and rates of the layers that apply, the base among them. */
export function stackOf({ layers }: DutyJson): string[] {
  return layers.filter(({ applies }) => applies).map(({ heading, rate }) => `${heading} ${rate.text}`)
}
