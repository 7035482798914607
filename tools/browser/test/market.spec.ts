import { Buffer } from 'node:buffer';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { clientOf } from '../src/index.ts';
import { usePeople } from './people.ts';

const people = usePeople();
const trade = (name: string) =>
  fileURLToPath(new URL(`../../service-testing/trade-files/${name}`, import.meta.url));

test('a listing export shows an area, its days, and a property with its prices', async () => {
  const { page, open } = await people.come('ada');
  await open('/market?tab=prices');
  await page.locator('input[type=file]').setInputFiles(trade('reso-mls-export.csv'));
  await page.getByText(/prices were taken/).waitFor();
  await page.getByText('How the file was read').click();
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Track it' }).click();
  await page.getByRole('button', { name: 'Track no longer' }).waitFor();
});

test('a rule that a price passes raises an alert, which comes by itself', async () => {
  const { page, open } = await people.come('linh');
  const area = `Rule ${process.pid}`;
  await open('/market?tab=alerts');
  await page.getByRole('textbox', { name: 'Area' }).fill(area);
  await page.getByRole('textbox', { name: 'This' }).fill('a lot');
  await page.getByRole('button', { name: 'Watch it' }).click();
  await page.getByText('A price, such as $900,000 or 900k.').waitFor();
  await page.getByRole('textbox', { name: 'This' }).fill('$900,000');
  await page.getByRole('button', { name: 'Watch it' }).click();
  await page.getByText(`${area}: the median price above $900,000 (medium)`).waitFor();

  await page.getByRole('tab', { name: 'Prices' }).click();
  const today = new Date().toISOString().slice(0, 10);
  const text = `Area,Property Id,List Price,Observed At\n${area},p-1,"$1,200,000",${today}\n`;
  const file = { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('1 price was taken', { exact: false }).waitFor();
  await page.getByRole('link', { name: /^Inbox, 2 unread/ }).waitFor();
  await page.getByRole('tab', { name: 'Alerts' }).click();
  await page.getByText(new RegExp(`market area: ${area}`)).waitFor();
});

test('an opportunity that one sees is scored', async () => {
  const { page, open } = await people.come('amara');
  await open('/market?tab=opportunities');
  await page.getByRole('textbox', { name: 'Area' }).fill('Ballard');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText(/market area: Ballard/).waitFor();
});

test('a list goes on as far as there is something', async () => {
  const { page, open, user } = await people.come('marco');
  const client = await clientOf(people.origin(), user);
  for (let place = 1; place <= 55; place += 1)
    await client.post('/market/opportunities', {
      body: {
        opportunityType: 'seasonal-trend',
        opportunityData: { note: `No. ${place}.` },
        confidence: 0.1,
      },
    });
  const known = async () =>
    (await client.get('/market/opportunities', { params: { query: { limit: 100 } } })).items;
  await expect.poll(async () => (await known()).length).toBe(55);
  await open('/market?tab=opportunities');
  await page
    .getByText(/note: No\. \d+\./)
    .nth(49)
    .waitFor();
  expect(await page.getByText(/note: No\. \d+\./).count()).toBe(50);
  const rest = /\/market\/opportunities\?.*cursor=/;
  const problem = { status: 400, contentType: 'application/problem+json', body: '{"title":"Not now"}' };
  await page.route(rest, (route) => route.fulfill(problem));
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByText('That did not work').waitFor();
  await page.unroute(rest);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page
    .getByText(/note: No\. \d+\./)
    .nth(54)
    .waitFor();
  expect(await page.getByRole('button', { name: 'More' }).count()).toBe(0);
});

// Last, because whatever else is of an area waits behind it (docs/decisions/0017).
test('twenty thousand rows are taken, and what is wrong with a row is said by its line', async () => {
  const { page, open } = await people.come('grace');
  await open('/market?tab=prices');
  const area = `Area ${process.pid}`;
  const today = new Date().toISOString().slice(0, 10);
  const rows = Array.from({ length: 20_000 }, (_, at) =>
    at === 6 ? `${area},mls-${at},a lot,${today}` : `${area},mls-${at},${500_000 + at},${today}`,
  );
  const text = ['Area,Property Id,List Price,Observed At', ...rows].join('\n');
  const file = { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByText('19,999 prices were taken, in one area.').waitFor();
  await page.getByText('1 row was not taken').waitFor();
  expect(await page.getByRole('row', { name: /^8 / }).textContent()).toMatch(/price/i);
  await page.getByRole('link', { name: area }).click();
  // It is counted in two hundred portions, and shown as they are.
  await page.getByRole('img', { name: /Median and quartiles/ }).waitFor({ timeout: 120_000 });
});
