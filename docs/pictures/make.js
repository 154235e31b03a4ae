// Makes the README's picture from the annotated example: `npm run pictures`, with a Chromium (CHROMIUM=path, else /usr/bin/chromium).

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const page = readFileSync(join(import.meta.dirname, '../../examples/preview-of-a-call.html'))
const server = createServer((_request, response) =>
  response.setHeader('content-type', 'text/html; charset=utf-8').end(page),
)
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const view = await browser.newPage({ viewport: { width: 1200, height: 1180 }, colorScheme: 'light' })
await view.goto(`http://127.0.0.1:${server.address().port}/`)
// The claim that shows most: the farm exports, which a neighbouring period only corroborates.
await view.locator('summary', { hasText: 'Jan-Jun 2025' }).click()
await view.screenshot({ path: join(import.meta.dirname, 'check.png') })
await browser.close()
server.close()
