import { Buffer } from 'node:buffer';
import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();

/** What would run if text were taken for a page. */
const attacks = [
  '<img src=x onerror="window.hacked=1">',
  '<script>window.hacked=1</script>',
  '[a link](javascript:window.hacked=1)',
  '<svg onload="window.hacked=1">',
];
const attack = attacks.join(' ');

test('text of users and models runs nowhere, whatever field it came through', async () => {
  const { page, open, user } = await people.come('eve');
  const isUntouched = async () => {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img[src=x], main svg[onload], a[href^="javascript"]').count()).toBe(0);
  };

  await open('/write');
  await page.getByLabel('What is it about?').fill(attack.slice(0, 200));
  await page.getByLabel('For whom').fill(attacks[0]!);
  await page.getByRole('combobox', { name: 'Keywords' }).fill('<b>keyword</b>');
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByRole('tab', { name: 'Edit' }).click();
  await page.getByLabel('Title').fill(attacks[0]!);
  await page.getByLabel('Text').fill(attacks.join('\n\n'));
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: attacks[0]!, level: 1, exact: true }).waitFor();
  await isUntouched();
  await page.getByRole('tab', { name: /Revisions/ }).click();
  await page
    .getByRole('button', { name: /Changed/ })
    .first()
    .click();
  await isUntouched();
  await open('/library');
  await page.getByRole('link', { name: attacks[0]! }).waitFor();
  await isUntouched();

  await open('/brand');
  for (const label of ['Business name', 'Website', 'License number', 'Address', 'Market area', 'About you'])
    await page.getByLabel(label, { exact: true }).fill(attacks[0]!);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  await page.getByRole('tab', { name: 'Listings' }).click();
  const rows = `directory,businessName,address,phone,url\nzillow,"${attacks[0]!.replaceAll('"', '""')}",x,1,javascript:alert(1)\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) });
  await page.getByRole('cell', { name: attacks[0]! }).waitFor();
  await isUntouched();
  await page.getByRole('tab', { name: 'Audit' }).click();
  await page.getByRole('button', { name: 'Compare now' }).click();
  await page
    .getByRole('row', { name: /zillow/ })
    .first()
    .waitFor();
  await isUntouched();

  await open('/research?tab=knowledge');
  await page.getByLabel('Title').fill(attacks[0]!);
  await page.getByLabel('Text').fill(`escrow ${attack}`);
  await page.getByRole('button', { name: 'Add it' }).click();
  await page.getByText('It is added.').waitFor();
  await page.getByLabel('Search').fill('escrow');
  await page
    .getByText(/escrow </)
    .first()
    .waitFor();
  await isUntouched();
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByLabel('Your question').fill(`What is escrow? ${attack}`);
  await page.getByRole('button', { name: 'Ask', exact: true }).click();
  await page.getByRole('heading', { name: 'The answer' }).waitFor();
  await isUntouched();

  await open('/market?tab=opportunities');
  await page.getByRole('textbox', { name: 'What you see' }).fill(attack);
  await page.getByRole('button', { name: 'Note it' }).click();
  await page.getByText(/note: </).waitFor();
  await isUntouched();
  await open('/inbox');
  await page.getByRole('list', { name: 'Notifications' }).waitFor();
  await isUntouched();
  await open(`/market?area=${encodeURIComponent(attacks[0]!)}`);
  await isUntouched();
  expect(user).toContain('eve');
});
