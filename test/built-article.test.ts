/** The built program reads pages in its own thread: what lies beside the built files is found there. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'

const built = new URL('../dist/article/read.js', import.meta.url)
if (!existsSync(built)) process.stderr.write('Skipped: nothing is built in dist/ (npm run build).\n')

test.skipIf(!existsSync(built))('a page and its day are read by the built worker', () => {
  const page =
    '<html><head><meta name="date" content="2025-09-18"></head><body><article><p>They met.</p></article></body></html>'
  const script = `import { readArticle } from ${JSON.stringify(built.href)}
    const { text, dateFrom } = await readArticle({ kind: 'stdin', bytes: Buffer.from(${JSON.stringify(page)}) })
    process.stdout.write(JSON.stringify([text, dateFrom]))`
  const printed = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(JSON.parse(printed)).toEqual(['They met.', 'metadata'])
})
