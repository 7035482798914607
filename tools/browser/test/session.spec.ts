import { expect, test } from 'vitest';
import { usePeople } from './people.ts';

const people = usePeople();
const minutes = (count: number) => count * 60_000;

test('the token is renewed before it ends, without a word', async () => {
  const { page, open } = await people.come('ada');
  await page.clock.install();
  await open('/library');
  await page.getByText('Nothing was written yet.').waitFor();
  const renewed = page.waitForResponse(
    (response) =>
      response.url().endsWith('/oauth2/token') &&
      (response.request().postData() ?? '').includes('grant_type=refresh_token'),
  );
  await page.clock.fastForward(minutes(59.5));
  expect((await renewed).status()).toBe(200);
  await page.getByRole('link', { name: 'Brand', exact: true }).click();
  await page.getByLabel('Business name').waitFor();
  expect(await page.getByText('You are signed out').count()).toBe(0);
});

test('a session that has ended says so, and signing in leads back to what was typed', async () => {
  const { page, open } = await people.come('grace');
  await page.clock.install();
  const given = page.waitForResponse((response) => response.url().endsWith('/oauth2/token'));
  await open('/write');
  const tokens = (await (await given).json()) as { readonly refresh_token: string };
  await page.getByLabel('What is it about?').fill('Half a thought');
  const configuration = await fetch(`${people.origin()}/configuration.json`);
  const { issuer, clientId } = (await configuration.json()) as { issuer: string; clientId: string };
  const form = new URLSearchParams({ token: tokens.refresh_token, client_id: clientId });
  expect((await fetch(`${issuer}/oauth2/revoke`, { method: 'POST', body: form })).ok).toBe(true);

  await page.clock.fastForward(minutes(61));
  await page.getByText('You are signed out').first().waitFor();
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Write', level: 1 }).waitFor();
  expect(await page.getByLabel('What is it about?').inputValue()).toBe('Half a thought');
});

test('a way back that leads nowhere is said, and can be begun anew', async () => {
  const { page } = await people.come('linh');
  await page.goto(`${people.origin()}/signed-in?code=x&state=y`);
  await page.getByRole('heading', { name: 'Bayon cannot start' }).waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
});
