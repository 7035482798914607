import type { Agent, Facts } from './agent.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

/** Another phone and another market area: audit, competitors, personalization, recommendations. */
export async function brandDemo(agent: Agent, screen: Screen): Promise<void> {
  const { client } = agent;
  const eyes = await watch(agent, screen);
  screen.print(`${agent.user} sets up a profile, and records what three directories say.`);
  await client.put('/brand/profile', {
    body: {
      businessName: 'Lovelace Homes',
      address: '1420 NW 54th St Ste 210, Seattle, WA 98107',
      phone: '(206) 555-0142',
      email: 'ada@lovelacehomes.example',
      marketArea: 'Ballard',
      serviceAreas: ['Ballard', 'Fremont'],
      specialties: ['first-time buyers'],
      preferredTone: 'warm',
    },
  });
  await eyes.until(
    'the profile',
    () => client.get('/brand/profile'),
    (answer) => JSON.stringify(answer).includes('Lovelace Homes'),
  );
  for (const [directory, address, phone] of [
    ['zillow', '1420 Northwest 54th Street, Suite 210, Seattle WA 98107', '206.555.0142'],
    ['yelp', '1420 NW 54th St #210, Seattle, Washington 98107-1234', '+1 206 555 0142'],
    ['google-business-profile', '1420 NW 54th St Ste 120, Seattle, WA 98107', '(206) 555-0142'],
  ] as const) {
    await client.post('/brand/listings', {
      body: { directory, businessName: 'Lovelace Homes', address, phone },
    });
  }
  await client.post('/brand/competitors', {
    body: {
      name: 'Sound & Shore Realty',
      marketShare: 0.14,
      marketArea: 'Fremont',
      rating: 4.7,
    },
  });
  await eyes.notified('competitor_alert');
  await eyes.until(
    'the list of listings',
    () => client.get('/brand/listings'),
    ({ items }) => (items as unknown[]).length === 3,
  );

  screen.print(`${agent.user} has a new phone and works in Fremont now.`);
  const { changes } = (await client.put('/brand/profile', {
    body: { phone: '(206) 555-0199', marketArea: 'Fremont' },
  })) as Facts;
  screen.print(`  changed: ${(changes as string[]).join(', ')}`);
  await eyes.notified('profile_updated', () => true);
  const isOfPhone = (audit: unknown) => JSON.stringify(audit).includes('555');
  const { items } = await eyes.until(
    'the audit',
    () => client.get('/brand/audits'),
    (answer) => (answer['items'] as unknown[]).some(isOfPhone),
  );
  await eyes.notified('audit_completed');

  const [audit] = items as {
    score: number;
    findings: { directory: string; field: string; expected: string; found: string }[];
  }[];
  screen.print(`\nThe audit gives ${String(audit?.score)} of 100:`);
  for (const { directory, field, expected, found } of audit?.findings ?? []) {
    screen.print(`  ${directory}: ${field} is “${found}”, should be “${expected}”`);
  }
  const ideas = await eyes.until(
    'an idea',
    () => client.get('/studio/ideas'),
    (answer) => JSON.stringify(answer).includes('Fremont'),
  );
  screen.print(
    `\nStudio suggests: ${(ideas['items'] as { reason: string }[]).map(({ reason }) => reason).join(' ')}`,
  );
}
