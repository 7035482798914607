import type { Agent } from '@bayon/cloud-driver';
import { tradeFile } from '@bayon/service-testing';
import { expect, it } from 'vitest';
import { quiet } from './quiet.ts';
import { readLog } from './realtime.ts';
import { eventually, useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** As a page's form sends a file. */
const formOf = (name: string): FormData => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(tradeFile(name))]), name);
  return form;
};

const sent: Readonly<
  Record<string, (agent: Agent, path: string, name: string) => ReturnType<Agent['http']>>
> = {
  'in a form': (agent, path, name) => agent.http('POST', path, formOf(name)),
  ...Object.fromEntries(
    ['text/csv', 'text/plain', 'application/vnd.ms-excel'].map((type) => [
      `as ${type}`,
      (agent: Agent, path: string, name: string) =>
        agent.http('POST', path, new Uint8Array(tradeFile(name)), { 'content-type': type }),
    ]),
  ),
};

it.each(Object.keys(sent))('files as the trade has them are taken %s', async (way) => {
  const agent = await cloud().agent(`trade-${way.replace(/\W/g, '-')}`);
  const send = sent[way]!;
  const listings = [
    ['redfin-download.csv', 2, 1, 'UTF-8'],
    ['reso-mls-export.csv', 3, 0, 'UTF-8'],
    ['office-spreadsheet.csv', 5, 3, 'UTF-8'],
    ['office-utf16.txt', 5, 3, 'UTF-16LE'],
    ['graz-semicolon.csv', 3, 0, 'Windows-1252'],
  ] as const;
  for (const [name, accepted, count, encoding] of listings) {
    // Later than anything that the files tell.
    const { status, body } = await send(agent, '/market/prices?observedAt=2026-11-25', name);
    expect({ name, status, body }).toMatchObject({
      status: 202,
      body: { accepted, rejected: { count }, assumed: { encoding } },
    });
  }
  const ranks = await send(agent, '/brand/rankings', 'rank-tracker.csv');
  expect(ranks).toMatchObject({ status: 202, body: { rejected: [] } });
  const citations = await send(agent, '/brand/listings', 'directories.csv');
  expect(citations).toMatchObject({ status: 202, body: { rejected: [] } });
  expect((citations.body as { taken: unknown[] }).taken).toHaveLength(5);
});

it('an import of past prices rings once for an area, and asking prices are not mixed with prices paid', async () => {
  const agent = await cloud().agent('importer');
  const { client } = agent;
  const params = { path: { area: 'harbor-row' } };
  await client.put('/market/tracking/{area}', { params });
  await eventually(async () => {
    await client.get('/market/tracking/{area}', { params });
  });
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
  const rows = Array.from({ length: 12 }, (_, week) =>
    Array.from({ length: 40 }, (_home, home) => [
      `row-${home},Harbor Row,${500_000 + home * 1_000 + week * 5_000},${day((11 - week) * 7 + 1)},Active,`,
      `row-${home},Harbor Row,,${day((11 - week) * 7 + 1)},Closed,${900_000 + week * 50_000}`,
    ]),
  ).flat(2);
  const csv = ['ListingId,Neighborhood,ListPrice,CloseDate,StandardStatus,ClosePrice', ...rows].join('\n');
  const answer = await client.post('/market/prices', { body: csv.replaceAll('CloseDate', 'Date') });
  expect(answer).toMatchObject({ accepted: 960 });
  const told = async () => (await readLog(agent)).filter(({ event }) => event === 'price_change_alert');
  await eventually(async () => {
    expect(await told()).not.toEqual([]);
  });
  await quiet(cloud());
  expect(await told()).toMatchObject([{ data: { marketArea: 'Harbor Row', rises: 40, falls: 0 } }]);
  const medianOf = async (kind: 'list' | 'sold') => {
    const answered = await client.get('/market/areas/{area}', {
      params: { ...params, query: { priceKind: kind } },
    });
    const { days } = answered as { days: { medianCents?: number }[] };
    return days.findLast(({ medianCents }) => medianCents !== undefined)?.medianCents;
  };
  // 574,500 and 1,450,000, to the digits that a median has.
  expect([await medianOf('list'), await medianOf('sold')]).toEqual([57_500_000, 145_000_000]);
});
