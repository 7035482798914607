import { featuresOf } from '@bayon/event-contracts';
import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();

test('a new agent finds first steps and ideas, and one click writes an idea', async () => {
  const { page, open } = await people.come('ada');
  await page.getByText('1 of 5').waitFor();
  await page.getByRole('button', { name: 'I have' }).click();
  await page.getByText('2 of 5').waitFor();
  await page.getByRole('button', { name: /^Write it: Five questions/ }).click();
  await page.getByRole('tab', { name: 'Read' }).waitFor();
  await open('/');
  await page.getByText('3 of 5').waitFor();
  await page
    .getByText(/is ready/)
    .first()
    .waitFor();
});

test('a piece is scheduled by the clocks of the user, and stands in the calendar', async () => {
  const { page, open } = await people.come('grace');
  await open('/write');
  await page.getByLabel('What is it about?').fill('Ballard in spring');
  await page.getByRole('button', { name: 'Write it' }).click();
  await page.getByRole('tab', { name: 'Publish' }).click();
  await page.getByRole('combobox', { name: 'Where' }).fill('newsletter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByText('At a time').click();
  const when = page.locator('input[type=datetime-local]');
  await when.fill('2020-01-01T09:00');
  await page.getByText('A time that is still to come.').waitFor();
  const year = new Date().getUTCFullYear() + 1;
  await when.fill(`${year}-01-15T09:30`);
  await page.getByRole('button', { name: 'Schedule' }).click();
  await page.getByText(`Jan 15, ${year}, 9:30 AM PST`, { exact: false }).waitFor();

  await open('/write');
  await page.getByText(/January 15/).waitFor();
  await page.getByText('9:30 AM').waitFor();
  const calendar = page
    .getByRole('main')
    .locator('section', { has: page.getByRole('button', { name: 'The month after' }) });
  while (!(await calendar.getByRole('status').first().textContent())?.startsWith('January'))
    await page.getByRole('button', { name: 'The month after' }).click();
  await calendar.getByRole('cell', { name: /^15/ }).getByRole('link').waitFor();
});

test('a price file can be dropped', async () => {
  const { page, open } = await people.come('linh');
  await open('/market?tab=prices');
  const files = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const day = new Date().toISOString().slice(0, 10);
    transfer.items.add(
      new File([`Area,Property Id,List Price,Observed At\nDropped,p-1,500000,${day}\n`], 'x.csv', {
        type: 'text/csv',
      }),
    );
    return transfer;
  });
  const place = page.getByText('Drop a listing export here', { exact: false });
  await place.dispatchEvent('dragover', { dataTransfer: files });
  await place.dispatchEvent('drop', { dataTransfer: files });
  await page.getByText('1 price was taken, in one area.', { exact: false }).waitFor();
});

test('signing out ends the connection of this device, and leaves no token behind', async () => {
  const { page, context } = await people.come('amara');
  await page.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor();
  const stored = await page.evaluate(() =>
    JSON.stringify([localStorage, sessionStorage].flatMap((storage) => Object.values<string>(storage))),
  );
  expect(stored).not.toMatch(/eyJ/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await context.cookies()).toEqual([]);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
});

test('the plans say what each includes, as the services have it', async () => {
  const { page, open } = await people.come('jonas');
  await open('/plan');
  const included = async (title: string) =>
    (await page.getByRole('region', { name: title }).textContent()) ?? '';
  await page.getByRole('region', { name: 'Pro' }).waitFor();
  for (const [title, plan] of [
    ['Free', 'free'],
    ['Pro', 'pro'],
  ] as const) {
    const { contentGeneration = 0, research = 0 } = featuresOf[plan].monthlyLimits;
    expect(await included(title)).toContain(`${contentGeneration} pieces a month`);
    expect(await included(title)).toContain(`${research} questions researched`);
  }
  expect(await included('Pro')).toContain(
    `${featuresOf.pro.monthlyLimits.aiImageEditing ?? 0} images edited`,
  );
  expect(featuresOf.enterprise.monthlyLimits).toEqual({});
});
