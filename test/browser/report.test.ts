/** The HTML report in a real browser: seen, used by mouse and keyboard, with and without script, by light and dark. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AxeResults } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { printHtml } from '../../src/report/html.js'
import { checkedExample } from '../../src/report/testing/checked.js'
import { findsChromium, launchChromium } from './chromium.js'

const attack = `<script>document.title='ran'</script><img src=x onerror="document.title='ran'">`

describe.skipIf(!findsChromium())('the HTML report', () => {
  let browser: Browser
  let folder = ''
  let address = ''
  let hostile = ''
  let axe = ''

  beforeAll(async () => {
    browser = await launchChromium()
    folder = await mkdtemp(join(tmpdir(), 'readout-report-'))
    const put = async (name: string, html: string): Promise<string> => {
      await writeFile(join(folder, name), html)
      return pathToFileURL(join(folder, name)).href
    }
    address = await put('report.html', printHtml(checkedExample(), { explain: true }))
    hostile = await put('hostile.html', printHtml(checkedExample((sentence) => sentence.replace('.', `${attack}.`))))
    axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  })
  afterAll(async () => {
    await browser?.close()
    // Pictures are kept for the eye where CI asks for them.
    if (process.env['READOUT_SCREENSHOTS'] === undefined) await rm(folder, { recursive: true, force: true })
    else process.stderr.write(`Screenshots are in ${folder}\n`)
  })

  const shown = async (options: BrowserContextOptions, url = address): Promise<Page> => {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    await page.goto(url)
    return page
  }
  const noteOf = (page: Page, word: string) => page.locator('details.note', { hasText: word }).first()

  describe.each(['light', 'dark'] as const)('by %s', (colorScheme) => {
    test.each([360, 1440])(
      'at %i px it has no fault of access, does not scroll sideways, and makes no request',
      async (width) => {
        const page = await shown({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true })
        const requests: string[] = []
        page.on('request', (request) => requests.push(request.url()))
        await page.screenshot({ path: join(folder, `${width}-${colorScheme}.png`), fullPage: true })
        const sideways = (): Promise<number> =>
          page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect(await sideways()).toBe(0)
        await noteOf(page, 'Supported').locator('summary').first().click()
        await page.screenshot({ path: join(folder, `${width}-${colorScheme}-open.png`), fullPage: true })
        expect(await sideways()).toBe(0)
        await page.addScriptTag({ content: axe })
        const results: AxeResults = await page.evaluate(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
        )
        expect(results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual(
          [],
        )
        expect(requests).toEqual([])
        await page.context().close()
      },
    )
  })

  test('in the margin a note stands on the line where its claim ends', async () => {
    const page = await shown({ viewport: { width: 1440, height: 900 } })
    const places: { claim: number; note: number; beside: boolean }[] = await page.evaluate(`
      [...document.querySelectorAll('a.claim')].slice(0, 4).map((claim) => {
        const line = [...claim.getClientRects()].at(-1)
        const summary = document.getElementById(claim.dataset.note).querySelector('summary').getBoundingClientRect()
        return { claim: line.top, note: summary.top, beside: summary.left > document.querySelector('article').getBoundingClientRect().right }
      })`)
    for (const { claim, note, beside } of places) {
      expect(Math.abs(note - claim)).toBeLessThan(12)
      expect(beside).toBe(true)
    }
    await page.context().close()
  })

  test('a click on a claim shows its evidence, a second hides it', async () => {
    const page = await shown({ viewport: { width: 1440, height: 900 } })
    const claim = page.locator('a.claim', { hasText: 'sorghum shipments' })
    const panel = page.locator('.panel', { hasText: 'HS 1007, all sorghum' })
    expect(await panel.isVisible()).toBe(false)
    await claim.click()
    expect(await panel.isVisible()).toBe(true)
    expect(await panel.innerText()).toContain('88,912,345')
    expect(page.url()).toContain('#c4')
    await claim.click()
    expect(await panel.isVisible()).toBe(false)
    await page.context().close()
  })

  test('the keyboard walks from claim to claim, opens and leaves a note', async () => {
    const page = await shown({ viewport: { width: 1440, height: 900 } })
    const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('The two presidents are expected to speak by phone on Friday')
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('the third call since January')
    await page.keyboard.press('Enter')
    const panel = page.locator('.panel', { hasText: 'The contact record holds one call before it' })
    expect(await panel.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await panel.isVisible()).toBe(true)
    await page.context().close()
  })

  test('a count filters claims, notes and rows of its verdict', async () => {
    const page = await shown({ viewport: { width: 1440, height: 900 } })
    await page.getByLabel('2 supported').uncheck()
    expect(await page.locator('details.k-supported').first().isVisible()).toBe(false)
    expect(await page.locator('tr.k-supported').first().isVisible()).toBe(false)
    expect(await page.locator('details.k-contradicted').isVisible()).toBe(true)
    await page.context().close()
  })

  test('without script everything is still there', async () => {
    const page = await shown({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false })
    await page.locator('#n2 > summary').click()
    expect(await page.locator('#c2').isVisible()).toBe(true)
    await page.getByLabel('1 contradicted').uncheck()
    expect(await page.locator('#n2').isVisible()).toBe(false)
    await page.context().close()
  })

  test('a script in the article never runs', async () => {
    const page = await shown({}, hostile)
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.locator('a.claim').first().click()
    expect(await page.title()).toBe('Two presidents plan a call: claims checked')
    expect(await page.locator('article img, article script').count()).toBe(0)
    expect(await page.locator('article').innerText()).toContain("<script>document.title='ran'</script>")
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('in print the verdicts stand beside the text and every row below', async () => {
    const page = await shown({ viewport: { width: 720, height: 1000 } })
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('details.k-contradicted > summary').isVisible()).toBe(true)
    expect(await page.locator('.evidence table').isVisible()).toBe(true)
    expect(await page.locator('.counts input').first().isVisible()).toBe(false)
    await page.screenshot({ path: join(folder, 'print.png'), fullPage: true })
    await page.context().close()
  })
})
