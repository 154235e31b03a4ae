/** The browser that browser tests run in: Debian's Chromium, or the one named by CHROMIUM. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

export const chromiumPath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

/** Undefined where there is no browser: the tests then say so and are skipped. */
export function findsChromium(): boolean {
  const found = existsSync(chromiumPath)
  if (!found)
    process.stderr.write(`Skipped browser tests: no Chromium at ${chromiumPath} (set CHROMIUM to its path).\n`)
  return found
}

export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      // Tests may run as root in a container, on pages of their own only.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-dev-shm-usage',
      '--no-first-run',
      '--disable-default-apps',
      '--disable-extensions',
      '--metrics-recording-only',
    ],
  })
}
