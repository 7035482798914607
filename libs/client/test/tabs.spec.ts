import { build } from 'esbuild';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { aToken } from './a-token.ts';
import { launchBrowser } from './browser.ts';
import { type LogServer, startLogServer } from './log-server.ts';
import { until } from './until.ts';

const browser: Browser | undefined = await launchBrowser();
const here = it.skipIf(browser === undefined);
let script: string;
let server: LogServer;
let context: BrowserContext;

beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('pages/tab.tsx', import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'esm',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  script = outputFiles[0]?.text ?? '';
});
afterAll(() => browser?.close());
beforeEach(async () => {
  server = await startLogServer({
    '/page':
      '<!doctype html><title>A page</title><div id="root"></div><script type="module" src="/page.js"></script>',
    '/page.js': script,
  });
  context = await browser!.newContext();
  const quick = { retries: { first: 20, most: 100 }, patience: 500, heartbeat: 100 };
  await context.addInitScript(`window.given = ${JSON.stringify({ token: aToken(), quick })}`);
});
afterEach(async () => {
  await context.close();
  await server.kill();
});

async function aTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${server.origin}/page`);
  await page.waitForFunction(() => document.querySelector('#connection')?.textContent === 'connected');
  return page;
}
const told = (page: Page) => page.evaluate(() => [...window.told]);
const hasBeenTold = (page: Page, count: number) =>
  page.waitForFunction((wanted) => window.told.length >= wanted, count);
const shows = (page: Page, id: string, text: string) =>
  page.waitForFunction(
    ([where, what]) => document.querySelector(where!)?.textContent === what,
    [`#${id}`, text],
  );

here('shows what comes, as it comes', async () => {
  server.append(3);
  const page = await aTab();
  await shows(page, 'unread', '3');
  server.append(1);
  server.post({
    type: 'progress',
    jobId: 'job-1',
    jobType: 'content',
    progress: 40,
    status: 'processing',
    message: '',
    timestamp: new Date().toISOString(),
  });
  await shows(page, 'unread', '4');
  await shows(page, 'job', '40');
  await page.waitForFunction(() => document.querySelectorAll('li').length === 4);
  expect(await page.locator('li').allTextContents()).toEqual(['No. 4', 'No. 3', 'No. 2', 'No. 1']);
});

here('has one connection for all tabs, and each is told everything once', async () => {
  const tabs = [await aTab(), await aTab(), await aTab()];
  server.append(5);
  for (const tab of tabs) await hasBeenTold(tab, 5);
  expect(server.sockets.size).toBe(1);
  for (const tab of tabs) {
    expect(await told(tab)).toEqual([1, 2, 3, 4, 5]);
    await shows(tab, 'unread', '5');
  }
});

here('passes the connection on when the leading tab ends', async () => {
  const [leading, ...others] = [await aTab(), await aTab(), await aTab()];
  server.append(2);
  for (const tab of others) await hasBeenTold(tab, 2);
  await leading.close();
  server.append(2);
  for (const tab of others) await hasBeenTold(tab, 4);
  await until('one connection', () => server.sockets.size === 1);
  const devices = server.handshakes.map(({ url }) => new URL(url, server.origin).searchParams.get('device'));
  expect(devices.length).toBeGreaterThan(1);
  expect(new Set(devices).size).toBe(1);
  server.append(1);
  for (const tab of others) {
    await hasBeenTold(tab, 5);
    expect(await told(tab)).toEqual([1, 2, 3, 4, 5]);
  }
});

here('goes on after a reload from where it was', async () => {
  const page = await aTab();
  server.append(2);
  await hasBeenTold(page, 2);
  await page.goto('about:blank');
  server.append(2);
  await page.goto(`${server.origin}/page`);
  await hasBeenTold(page, 2);
  expect(await told(page)).toEqual([3, 4]);
});

here('says that it is offline, and is back at once when the network is', async () => {
  const page = await aTab();
  await context.setOffline(true);
  await shows(page, 'connection', 'offline');
  server.append(2);
  await context.setOffline(false);
  await hasBeenTold(page, 2);
  await shows(page, 'connection', 'connected');
});
