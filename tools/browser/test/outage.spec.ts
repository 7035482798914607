import { type Cloud, startCloud } from '@bayon/cloud-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { usePeople } from './people.ts';

let cloud: Cloud;
beforeAll(async () => {
  cloud = await startCloud();
});
afterAll(() => cloud.dispose());

const people = usePeople(() => cloud.process.gatewayUrl);

test('an outage in the middle is told and heals without a reload, and what was typed and asked is there', async () => {
  const { page } = await people.come('ada');
  await page.getByRole('link', { name: 'Inbox, 1 unread' }).waitFor();
  await page.getByRole('link', { name: 'Write', exact: true }).click();
  await page.getByLabel('What is it about?').fill('Open house this Sunday');
  await cloud.kill();
  await page.getByText('The connection is lost.', { exact: false }).waitFor();

  // It is sent while nobody answers: the page says so, or goes on trying; nothing that was typed is lost.
  await page.getByRole('button', { name: 'Write it' }).click();
  await cloud.restart();
  await page
    .getByText('The connection is lost.', { exact: false })
    .waitFor({ state: 'detached', timeout: 120_000 });
  const ready = page.getByRole('tab', { name: 'Read' });
  const refused = page.getByRole('form', { name: 'A new piece' }).getByRole('alert');
  await ready.or(refused).first().waitFor({ timeout: 200_000 });
  if (await refused.isVisible()) {
    expect(await page.getByLabel('What is it about?').inputValue()).toBe('Open house this Sunday');
    await page.getByRole('button', { name: 'Write it' }).click();
  }
  await ready.waitFor({ timeout: 200_000 });
  await page.getByRole('link', { name: /^Inbox, [2-9] unread/ }).waitFor({ timeout: 200_000 });
});

test('a page without a network says so, and comes back by itself', async () => {
  const { page, context } = await people.come('grace');
  await context.setOffline(true);
  await page.getByText('You are offline.', { exact: false }).waitFor();
  await context.setOffline(false);
  await page.getByText('You are offline.', { exact: false }).waitFor({ state: 'detached' });
});

test('over a slow network the page shows that it loads, and then what there is', async () => {
  const { page, context, open } = await people.come('linh');
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 20_000 },
  });
  await open('/library');
  await page.getByText('Nothing was written yet.').waitFor();
});
