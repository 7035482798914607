import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { furnish } from '../src/index.ts';
import { usePeople } from './people.ts';

const people = usePeople();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page, as who has something on each of them sees it. */
const pages = [
  '/',
  '/write',
  '/write?type=listing-description',
  '/library',
  '/brand',
  '/brand?tab=audit',
  '/brand?tab=listings',
  '/brand?tab=rankings',
  '/brand?tab=seo',
  '/research',
  '/research?tab=knowledge',
  '/research?tab=reports',
  '/market',
  '/market?tab=prices',
  '/market?tab=alerts',
  '/market?tab=opportunities',
  '/market?area=ballard',
  '/inbox',
  '/plan',
  '/nowhere',
  '/library/nothing',
  '/questions/nothing',
  '/reports/nothing',
  '/properties/nothing',
];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds on a page. It is run by the debugger, which no policy of the page forbids. */
async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe: found } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await found.run()).violations;
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ''}`),
  );
}

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test('axe finds nothing on any page, each has one h1 and a title, and nothing is wider than a telephone', async () => {
    const { page, open, user } = await people.come('ada', {
      colorScheme,
      viewport: { width: 360, height: 740 },
    });
    const { contentId, queryId, keyword } = await furnish(people.origin(), user);
    const others = [`/questions/${queryId}`, `/brand?tab=rankings&keyword=${encodeURIComponent(keyword)}`];
    for (const path of [...pages, `/library/${contentId}`, '/properties/mls-2290114', ...others]) {
      await open(path);
      await expect.poll(() => page.locator('[aria-busy=true]').count()).toBe(0);
      expect.soft(await violationsOf(page), path).toEqual([]);
      expect.soft(await page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
      expect.soft(await page.title(), path).toMatch(/.+ · Bayon CoAgent/);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${path} is ${width} pixels wide`).toBeLessThanOrEqual(360);
    }
  });
});

test('every page is reached with the keyboard alone', async () => {
  const { page } = await people.come('grace');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the page');
  const titles = ['Today', 'Write', 'Library', 'Brand', 'Research', 'Market', 'Inbox', 'Plan'];
  for (const title of titles) {
    const link = page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: title });
    // As somebody does who presses Tab until it is there.
    for (let presses = 0; presses < 40; presses += 1) {
      if (await link.evaluate((one) => one === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }
});

test('a piece is asked for with the keyboard alone', async () => {
  const { page, open } = await people.come('linh');
  await open('/write');
  await page.getByLabel('What is it about?').focus();
  await page.keyboard.type('Open house this Sunday');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'Read' }).waitFor();
  await page.getByRole('tab', { name: 'Read' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('textbox', { name: 'Title' }).waitFor();
});

test('the link of another user’s piece shows that there is no such page', async () => {
  const ada = await people.come('ada');
  await ada.open('/write');
  await ada.page.getByLabel('What is it about?').fill('Mine alone');
  await ada.page.getByRole('button', { name: 'Write it' }).click();
  await ada.page.getByRole('tab', { name: 'Read' }).waitFor();
  const eve = await people.come('eve');
  await eve.open(new URL(ada.page.url()).pathname);
  await eve.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(await eve.page.content()).not.toContain('Mine alone');
});
