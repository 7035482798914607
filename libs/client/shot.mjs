import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
const browser = await playwright.launch({
  executablePath: await chromium.executablePath(),
  args: chromium.args,
  headless: true,
});
const dark = process.argv.includes('dark');
const narrow = process.argv.includes('narrow');
const context = await browser.newContext({
  viewport: narrow ? { width: 360, height: 780 } : { width: 1200, height: 900 },
  colorScheme: dark ? 'dark' : 'light',
});
const page = await context.newPage();
page.on(
  'console',
  (m) => ['error', 'warning'].includes(m.type()) && console.log('console', m.type(), m.text()),
);
page.on('pageerror', (e) => console.log('pageerror', e.message));
await page.goto('http://localhost:4000/');
await page.getByRole('button', { name: 'Sign in' }).click();
await page.waitForURL(/authorize/);
await page.getByRole('button', { name: 'ada' }).click();
await page.getByRole('heading', { name: 'Today' }).waitFor();
for (const path of process.argv.slice(2).filter((a) => a.startsWith('/'))) {
  await page.goto('http://localhost:4000' + path);
  await page.waitForTimeout(1500);
  await page.screenshot({
    path:
      '/tmp/shot' +
      path.replace(/[\/?=&]/g, '_') +
      (dark ? '-dark' : '') +
      (narrow ? '-narrow' : '') +
      '.png',
    fullPage: true,
  });
}
await browser.close();
