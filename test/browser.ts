// Opens a browser for the tests of pages.
import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from './find-browser.ts'

/** Works for root and in containers too: what it shows is ours alone, so it runs without its own sandbox. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['TUNTAS_TEST_BROWSER'] ?? (await findBrowser())
  return chromium.launch({ executablePath, chromiumSandbox: false, args: ['--force-color-profile=srgb', '--font-render-hinting=none'] })
}
