/** Reads pages and PDFs in a thread of their own, with a limit on time and memory: a hostile file ends its thread, not the program. */
import { Worker } from 'node:worker_threads'
import { InputError, type Place } from '../problem.js'
import type { Extract, Job } from './extract.js'
import type { Answer } from './worker.js'

export interface ApartLimits {
  milliseconds: number
  megabytes: number
}

const usualLimits: ApartLimits = { milliseconds: 15_000, megabytes: 400 }

/**
 * @throws InputError when the document is refused, or is not read within the limits
 */
export function readApart(job: Job, where: Place, limits: ApartLimits = usualLimits): Promise<Extract> {
  const what = job.kind === 'html' ? 'page' : 'PDF'
  const refuse = (fault: string): InputError =>
    new InputError({ what: fault, where, mend: 'Save the article as plain text and check that.' })
  const worker = startWorker({ job, where }, limits)
  return new Promise<Extract>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(refuse(`is a ${what} that could not be read within ${limits.milliseconds / 1000} s`)),
      limits.milliseconds,
    )
    worker.once('message', (answer: Answer) => {
      clearTimeout(timer)
      if ('extract' in answer) resolve(answer.extract)
      else reject(new InputError(answer.problem))
    })
    worker.once('error', (error: Error & { code?: string }) => {
      clearTimeout(timer)
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
      reject(full ? refuse(`is a ${what} that needs more than ${limits.megabytes} MB to read`) : error)
    })
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(refuse(`is a ${what} that could not be read`))
    })
  }).finally(() => worker.terminate())
}

/**
 * Built, the worker's JavaScript lies beside this file. Run from source (tests, benchmarks) there is only TypeScript,
 * so the same worker is started through a small loader: what the tests run is what users run.
 */
function startWorker(workerData: { job: Job; where: Place }, { megabytes }: ApartLimits): Worker {
  const here = import.meta.url
  const fromSource = here.endsWith('.ts')
  const entry = fromSource ? './testing/worker.js' : './worker.js'
  return new Worker(new URL(entry, here), {
    workerData,
    // What the program was started with (a loader, an inspector) is not meant for this thread.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
}
