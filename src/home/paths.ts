/** Where things stand: the user's data directory, and the files that came with this installation. */
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The data directory. Nothing in it is made before something is written. */
export interface Home {
  root: string
  /** The user's own and synced figures. */
  figures: string
  /** The schedules that were synced. */
  schedule: string
  /** Customs statistics in detail, synced. */
  customs: string
  /** Documents that were announced: orders, notices, press releases. */
  documents: string
  /** Answers of the official sources as they were sent. */
  archive: string
}

/**
 * `READOUT_HOME`, else `readout` in the XDG data directory, else `~/.local/share/readout`.
 *
 * @param env the environment; an empty setting counts as none, and the XDG rule passes over relative paths
 */
export function openHome(env: Record<string, string | undefined>): Home {
  const own = env['READOUT_HOME']
  const xdg = env['XDG_DATA_HOME']
  const root =
    own !== undefined && own !== ''
      ? resolve(own)
      : xdg?.startsWith('/') === true
        ? join(xdg, 'readout')
        : join(env['HOME'] || homedir(), '.local', 'share', 'readout')
  const folder = (name: string): string => join(root, name)
  return {
    root,
    figures: folder('figures'),
    schedule: folder('schedule'),
    customs: folder('customs'),
    documents: folder('documents'),
    archive: folder('archive'),
  }
}

// The same from src/home (tests) and from dist/home (installed).
const installation = join(import.meta.dirname, '..', '..')

/** The records of this installation, as text. */
export const ledgerFolder = join(installation, 'ledger')

/** The compiled ledger that every command starts from. */
export const snapshotFile = join(installation, 'dist', 'ledger.json')

/** The compiled tariff law. */
export const lawFile = join(installation, 'dist', 'law.json')

/** The compiled figures that came with this installation. */
export const figuresFile = join(installation, 'dist', 'figures.json')

/** The compiled starter schedules that came with this installation. */
export const starterFile = join(installation, 'dist', 'schedule.json')

/** The compiled trees of codes, groups of goods and end uses. */
export const codesFile = join(installation, 'dist', 'codes.json')

/** The compiled lines of eight and ten digits of the tariff schedule, with their names. */
export const tariffLinesFile = join(installation, 'dist', 'codes-lines.json')
