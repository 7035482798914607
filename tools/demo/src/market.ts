import type { Agent, Facts } from './agent.ts';
import type { Screen } from './screen.ts';
import { watch } from './watch.ts';

const day = 24 * 60 * 60 * 1_000;

/** A listing export: four homes of an area over thirteen weeks, prices rising by about half a per cent a week. */
function listingExport(area: string, now: number): string {
  const rows = Array.from({ length: 13 }, (_, week) =>
    Array.from({ length: 4 }, (_home, home) => {
      const price = Math.round((600_000 + home * 25_000) * (1 + 0.005 * week));
      const date = new Date(now - (12 - week) * 7 * day).toISOString();
      return `${area.toLowerCase().replaceAll(' ', '-')}-${home},${area},${price},${date},${1_400 + home * 60}`;
    }),
  ).flat();
  return ['propertyId,marketArea,price,observedAt,areaSqFt', ...rows, `broken,${area},a lot,yesterday,`].join(
    '\n',
  );
}

/** A listing export of prices: trend, alerts, an opportunity, valuations, notifications. */
export async function marketDemo(agent: Agent, screen: Screen): Promise<void> {
  const { client } = agent;
  const eyes = await watch(agent, screen);
  // An area of its own each time, so that the story can be told again.
  const area = `Harbor ${agent.user.replace(/[^a-z0-9]/gi, ' ')}`;
  const slug = area.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  screen.print(`${agent.user} tracks ${area}, and wants to hear when its median price is above 500,000.`);
  await client.put('/market/tracking/{area}', { params: { path: { area: slug } } });
  await client.post('/market/alert-rules', {
    body: {
      marketArea: area,
      metric: 'median-price',
      comparison: 'above',
      threshold: 50_000_000,
      severity: 'critical',
    },
  });
  await eyes.until(
    'the rule',
    () => client.get('/market/alert-rules'),
    ({ items }) => (items as unknown[]).length > 0,
  );
  await eyes.until(
    'the tracking',
    () => client.get('/market/tracking'),
    ({ items }) => (items as unknown[]).length > 0,
  );

  screen.print('A listing export of thirteen weeks is uploaded; its last row is broken.');
  const taken = await client.post('/market/prices', { body: listingExport(area, Date.now()) });
  screen.print(`  ${JSON.stringify(taken)}`);
  await eyes.notified('price_change_alert');
  await eyes.notified('market_alert');
  await eyes.notified('trend_alert');

  screen.print(`${agent.user} sees an opportunity in it.`);
  await client.post('/market/opportunities', {
    body: {
      opportunityType: 'seasonal-trend',
      opportunityData: { marketArea: area },
      confidence: 0.7,
    },
  });
  await eyes.notified('opportunity_alert');

  const view = (await client.get('/market/areas/{area}', {
    params: { path: { area: slug }, query: { limit: 2 } },
  })) as Facts;
  screen.print(`\nThe area's trend: ${JSON.stringify(view['trend'])}`);
  const property = await eyes.until(
    'the valuation',
    () =>
      client.get('/market/properties/{id}', { params: { path: { id: `${slug}-0` }, query: { limit: 1 } } }),
    (answer) => answer['valuation'] !== undefined,
  );
  screen.print(`A valuation: ${JSON.stringify(property['valuation'])}`);
  const tasks = await eyes.until(
    'a task',
    () => client.get('/user/tasks'),
    ({ items }) => (items as unknown[]).length > 0,
  );
  screen.print(`To do: ${JSON.stringify((tasks['items'] as unknown[])[0])}`);
}
