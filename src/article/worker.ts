/** The thread in which documents that could be hostile are read. It is told one job, answers once, and is then stopped. */
import { parentPort, workerData } from 'node:worker_threads'
import { InputError, type Place, type Problem } from '../problem.js'
import type { Extract, Job } from './extract.js'

export type Answer = { extract: Extract } | { problem: Problem }

async function read(job: Job, where: Place): Promise<Answer> {
  try {
    if (job.kind === 'html') return { extract: (await import('./html/page.js')).readPage(job.html, where) }
    return { extract: await (await import('./pdf.js')).readPdf(job.bytes, where) }
  } catch (error) {
    if (error instanceof InputError) return { problem: error.problem }
    throw error
  }
}

const { job, where } = workerData as { job: Job; where: Place }
parentPort?.postMessage(await read(job, where))
