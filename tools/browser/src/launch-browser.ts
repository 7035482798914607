import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * A real browser: the Chromium that npm brings (linux, x64), elsewhere the Chrome that is installed.
 *
 * @throws Error where there is none, saying what would help
 */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Its arguments are made for Lambda: in a single process, the end of one context ends the browser.
    const args = chromium.args.filter((one) => one !== '--single-process' && one !== '--no-zygote');
    return playwright.launch({ executablePath: await chromium.executablePath(), args });
  }
  return playwright.launch({ channel: 'chrome' }).catch((cause: unknown) => {
    throw new Error('There is no browser here: npm brings one for Linux (x64) only. Install Google Chrome.', {
      cause,
    });
  });
}
