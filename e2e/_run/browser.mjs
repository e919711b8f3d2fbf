// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'

const IN_PATH = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']
const IN_PLACE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

export const NO_BROWSER =
  'No browser for the browser tests was found. Install one: npx playwright install chromium, or on Debian: ' +
  'apt-get install chromium. Or name one: CHROMIUM_PATH=/path/to/chromium.'

/**
 * The browser for the tests: the one that CHROMIUM_PATH names, Playwright's own, or one of the system.
 * @returns {{ own: true } | { own: false, path: string } | undefined}
 */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH
  if (named) return existsSync(named) ? { own: false, path: named } : undefined
  if (hasOwnBrowser()) return { own: true }
  const folders = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const candidates = [...IN_PATH.flatMap((name) => folders.map((folder) => join(folder, name))), ...IN_PLACE]
  const path = candidates.find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : { own: false, path }
}

/** Playwright runs headless tests in a browser of its own kind, installed beside the full one. */
function hasOwnBrowser() {
  const full = chromium.executablePath()
  const shell = full.replace(/([\\/]chromium)-(\d+)[\\/].*$/, '$1_headless_shell-$2')
  return existsSync(shell) && (shell !== full || existsSync(full))
}
