import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();

test('what one knows answers a question, with the source, and becomes a report', async () => {
  const { page, open } = await people.come('ada');
  await open('/research?tab=knowledge');
  await page.getByLabel('Title').fill('Escrow in Washington');
  await page.getByLabel('Text').fill('In Washington, buyer and seller usually split the escrow fee in half.');
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('It is added.').waitFor();
  await page.getByLabel('Search').fill('escrow');
  await page.getByText(/split the escrow fee/).waitFor();

  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByLabel('Your question').fill('Who pays the escrow fee in Washington?');
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: 'The answer' }).waitFor();
  expect(await page.getByRole('main').textContent()).toContain('Escrow in Washington');

  await open('/research?tab=reports');
  await page.getByLabel('Who pays the escrow fee in Washington?').check();
  await page.getByRole('button', { name: 'Write the report' }).click();
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('heading', { name: 'In short' }).waitFor();
});
