/** The writer of customs detail. */
import type { CustomsRelease } from '../../figures/customs.js'
import type { Home } from '../../home/paths.js'
import { InputError } from '../../problem.js'

interface Options {
  progress: (line: string) => void
  step: (name: string) => void
}

type Take = (home: Home, releases: CustomsRelease[], options: Options) => Promise<unknown>

/** Stands in until the writer is there. */
export async function takeReleases(home: Home, releases: CustomsRelease[], options: Options): Promise<void> {
  const path = '../../store/customs/write.js'
  const found: { takeReleases?: Take } = await import(path).catch(() => ({}))
  if (found.takeReleases === undefined)
    throw new InputError({ what: 'cannot be written yet', where: { input: 'customs detail' }, mend: 'Wait for it.' })
  await found.takeReleases(home, releases, options)
}
