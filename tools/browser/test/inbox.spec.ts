import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();

test('what is read on one device is read on the other, and what is archived is gone from both', async () => {
  const here = await people.come('ada');
  await here.page.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor();
  const there = await people.comeAgain(here);
  await there.page.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor();

  await here.open('/inbox');
  await here.page.getByRole('button', { name: /^Mark as read: Welcome/ }).click();
  await here.page.getByRole('link', { name: 'Inbox, nothing unread' }).waitFor();
  await there.page.getByRole('link', { name: 'Inbox, nothing unread' }).waitFor();

  await there.open('/inbox');
  await there.page.getByRole('button', { name: /^Archive: Welcome/ }).click();
  await here.page.getByText('Nothing yet.').waitFor();
  await there.page.getByText('Nothing yet.').waitFor();
});

test('what happens on one device appears on the other by itself', async () => {
  const here = await people.come('grace');
  const there = await people.comeAgain(here);
  await here.open('/write');
  await here.page.getByLabel('What is it about?').fill('Open house this Sunday');
  await here.page.getByRole('button', { name: 'Write it' }).click();
  await there.page
    .getByText(/is ready/)
    .first()
    .waitFor();
  await there.page.getByRole('link', { name: 'Library' }).click();
  await there.page.getByRole('list', { name: 'Pieces' }).getByRole('link').first().waitFor();
});

test('preferences are kept: quiet hours, a time zone, a digest', async () => {
  const { page, open } = await people.come('linh');
  await open('/inbox');
  await page.getByRole('tab', { name: 'Preferences' }).click();
  await page.getByRole('combobox', { name: 'Time zone' }).fill('Los_Angeles');
  await page.getByRole('option', { name: 'America/Los_Angeles' }).click();
  await page.getByLabel('Quiet hours: only what is urgent comes').check({ force: true });
  await page.getByRole('radiogroup', { name: 'Trend alert' }).getByText('Digest').click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(async () => {
      await open('/inbox');
      await page.getByRole('tab', { name: 'Preferences' }).click();
      return page.getByRole('combobox', { name: 'Time zone' }).inputValue();
    })
    .toBe('America/Los_Angeles');
  expect(await page.getByLabel('From').inputValue()).toBe('21:00');
  expect(await page.getByRole('radiogroup', { name: 'Trend alert' }).getByLabel('Digest').isChecked()).toBe(
    true,
  );
});

test('a second tab of the same browser is told the same', async () => {
  const { page, tab } = await people.come('amara');
  const second = await tab('/');
  await second.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor();
  await second.getByRole('link', { name: 'Inbox, 1 unread' }).click();
  await second.getByRole('button', { name: 'Mark all as read' }).click();
  await page.getByRole('link', { name: 'Inbox, nothing unread' }).waitFor();
});
