import { comeAs, launchBrowser, type Person } from '@bayon/browser';
import { type Stage, withCloud } from '../cloud/with-cloud.ts';
import { median, percentile } from '../report/statistics.ts';
import type { Section } from '../report/table.ts';
import { pixelLatencies } from './pixels.ts';

const loads = 20;
const notifications = 50;

/** How long somebody waits for the page, and the page for the bus. */
export const measurePage = (appsDir: string): Promise<Section> =>
  withCloud(appsDir, 0, async (stage) => {
    const browser = await launchBrowser();
    try {
      const person = await comeAs(browser, stage.cloud.gatewayUrl, 'bench-page');
      return await measured(person, stage);
    } finally {
      await browser.close();
    }
  });

async function measured(person: Person, stage: Stage): Promise<Section> {
  const cold = await loadTimes(person, stage, true);
  const warm = await loadTimes(person, stage, false);
  const pixels = await pixelLatencies(person, stage.bus, notifications);
  const row = (what: string, times: readonly number[]) => [
    what,
    times.length,
    median(times),
    percentile(times, 0.99),
  ];
  return {
    name: 'page',
    title: 'The page',
    command: 'npm run bench -- --only page',
    columns: ['what', 'times', 'median ms', 'p99 ms'],
    rows: [
      row('from its address to the first entry of “What came in”, nothing in the cache', cold),
      row('the same, with what a second visit has in its cache', warm),
      row('from PutEvents to the pixel of a notification', pixels),
    ],
    notes: [
      'A real Chromium on this machine, beside the cloud. The way leads through the issuer, who knows the browser, and back: tokens are in memory only. A pixel is counted as there in the frame after the one in which the text came into the document.',
    ],
  };
}

/** From asking for the page to its first useful content. Milliseconds. */
async function loadTimes({ page, context }: Person, { cloud }: Stage, isCold: boolean): Promise<number[]> {
  const times: number[] = [];
  const debuggerOf = await context.newCDPSession(page);
  for (let load = 0; load < loads; load += 1) {
    if (isCold) await debuggerOf.send('Network.clearBrowserCache');
    const startedAt = performance.now();
    await page.goto(cloud.gatewayUrl, { waitUntil: 'commit' });
    await page.getByText('Welcome to Bayon!', { exact: false }).first().waitFor();
    times.push(performance.now() - startedAt);
  }
  return times;
}
