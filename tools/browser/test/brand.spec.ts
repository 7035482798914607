import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();
const trade = (name: string) =>
  fileURLToPath(new URL(`../../service-testing/trade-files/${name}`, import.meta.url));

test('a profile says what its change will cause, and the directories are compared with it', async () => {
  const { page, open } = await people.come('ada');
  await open('/brand');
  await page.getByLabel('Business name').fill('Lovelace Homes');
  await page.getByLabel('Phone').fill('(206) 555-0142');
  await page.getByLabel('Address').fill('1420 NW 54th St Ste 210, Seattle, WA 98107');
  await page.getByText('compares it with what the directories say').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();

  await page.getByRole('tab', { name: 'Listings' }).click();
  await page.getByRole('textbox', { name: 'Directory' }).fill('zillow');
  await page.getByLabel('Business name there').fill('Lovelace Homes');
  await page.getByLabel('Phone there').fill('(206) 555-0199');
  await page.getByLabel('Address there').fill('1420 NW 54th St Ste 210, Seattle, WA 98107');
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByRole('cell', { name: 'zillow', exact: true }).waitFor();

  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.getByRole('button', { name: 'Compare now' }).click();
  const row = page.getByRole('row', { name: /zillow/ });
  await row.waitFor();
  expect(await row.locator('ins').allTextContents()).toEqual([expect.stringMatching(/0142$/)]);
  expect(await row.locator('del').allTextContents()).toEqual([expect.stringMatching(/0199$/)]);
});

test('a file of listings is taken, and each bad row has its reason', async () => {
  const { page, open } = await people.come('grace');
  await open('/brand?tab=listings');
  await page.locator('input[type=file]').setInputFiles(trade('directories.csv'));
  await page.getByText(/\d+ listings were taken/).waitFor();
  await page.getByRole('table').getByRole('row').nth(1).waitFor();
});

test('the export of a rank tracker becomes a line over time', async () => {
  const { page, open } = await people.come('linh');
  await open('/brand?tab=rankings');
  await page.locator('input[type=file]').setInputFiles(trade('rank-tracker.csv'));
  await page.getByText(/places? (is|are) new or (has|have) moved/).waitFor();
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('img', { name: /over time/ }).waitFor();
});
