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
    // Whatever a broken file makes its reader stumble over is the file's fault to the person who gave it.
    const reason = error instanceof Error ? error.message : String(error)
    const what = `is a ${job.kind === 'html' ? 'page' : 'PDF'} that could not be read (${reason.slice(0, 120)})`
    return { problem: { what, where, mend: 'Save the article as plain text and check that.' } }
  }
}

const { job, where } = workerData as { job: Job; where: Place }
parentPort?.postMessage(await read(job, where))
