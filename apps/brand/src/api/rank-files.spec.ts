import { PreferencesChanged, RankingChanged, RealTimeNotification } from '@bayon/event-contracts';
import { itemsOf, tradeFile } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  world().now = '2026-11-27T12:00:00.000Z';
  api = apiOf(world());
});
const upload = (file: string | Buffer, type = 'text/csv') =>
  api.call('POST /brand/rankings', {
    body: Buffer.from(file).toString('base64'),
    isBase64Encoded: true,
    headers: { 'content-type': type },
  });

it('a rank tracker’s export is taken whole; what is not ranked has no rank', async () => {
  const { status, body } = await upload(tradeFile('rank-tracker.csv'), 'application/vnd.ms-excel');
  expect({ status, rejected: body['rejected'], assumed: body['assumed'] }).toEqual({
    status: 202,
    rejected: [],
    assumed: { encoding: 'UTF-8', dateOrder: 'month first' },
  });
  await world().drain();
  const standings = itemsOf(await api.call('GET /brand/rankings'));
  const at = '2026-11-26T00:00:00.000Z';
  expect(
    standings.map(({ keyword, searchEngine, rank, readAt }) => [keyword, searchEngine, rank, readAt]),
  ).toEqual(
    expect.arrayContaining([
      ['homes for sale riverbend', 'Google', 12, at],
      ['realtor, harbor point', 'Google', null, at],
      ['condos springfield', 'Google', null, at],
      ['open house this weekend', 'Bing', null, at],
      ['first time home buyer springfield', 'google', 3, at],
    ]),
  );
  expect(standings).toHaveLength(5);
});

describe('ranks of several days', () => {
  const days = ['Keyword;Position;Datum', 'a;30;20.11.2026', 'a;5;26.11.2026', 'a;20;10.11.2026', ''].join(
    '\n',
  );

  it('are a history in their order, of which only the newest is told', async () => {
    expect((await upload(days)).body).toMatchObject({
      changed: [
        { oldRank: 20, newRank: 20 },
        { oldRank: 20, newRank: 30 },
        { oldRank: 30, newRank: 5 },
      ],
      assumed: { searchEngine: 'google' },
    });
    await world().drain();
    expect(itemsOf(await api.call('GET /brand/rankings'))).toMatchObject([{ rank: 5 }]);
    expect(world().published(RealTimeNotification)).toMatchObject([{ data: { oldRank: 30, newRank: 5 } }]);
  });

  it('are nothing new the second time', async () => {
    await upload('Keyword;Position;Datum\na;5;26.11.2026\n');
    await world().drain();
    expect((await upload('Keyword;Position;Datum\na;5;27.11.2026\n')).body).toMatchObject({
      changed: [],
      unchanged: 1,
    });
  });

  it('sent again tell nothing', async () => {
    await upload(days);
    await world().drain();
    expect((await upload(days)).body).toMatchObject({ changed: [], unchanged: 3 });
  });

  it('of a week ago are recorded and not told', async () => {
    await upload('Keyword,Position,Date\na,30,2026-11-01\na,5,2026-11-10\n');
    await world().drain();
    expect(world().published(RankingChanged)).toHaveLength(2);
    expect(world().published(RealTimeNotification)).toEqual([]);
  });

  it('have times of where the user is', async () => {
    await world().take(
      anEvent(PreferencesChanged, { userId: 'ada', preferences: { timeZone: 'America/Chicago' } }),
    );
    await upload('Keyword,Position,Date\na,5,2026-11-26 16:45\n');
    expect(world().published(RankingChanged)).toMatchObject([{ observedAt: '2026-11-26T22:45:00.000Z' }]);
  });
});

it('answers which rows were refused, and takes the others', async () => {
  const csv = [
    'Keyword,Position,Date',
    'good,7,2026-11-26',
    ',7,2026-11-26',
    'bad rank,first,2026-11-26',
    'bad date,7,someday',
    'to come,7,2026-12-24',
    'Good,8,2026-11-26',
    '',
  ].join('\n');
  const { body } = await upload(csv);
  expect(body['changed']).toMatchObject([{ keyword: 'good', newRank: 7 }]);
  expect(body['rejected']).toMatchObject([
    { line: 3, reason: 'keyword must have 1 to 80 characters' },
    { line: 4, reason: 'position is no rank, like 12, >100 or -' },
    { line: 5, reason: expect.stringContaining('date is no date') as string },
    { line: 6, reason: 'date is in the future' },
    { line: 7, reason: 'is of the same keyword, engine and date as line 2' },
  ]);
});

it('says what it looked for where a header cannot be understood', async () => {
  const { status, body } = await upload('Wort,Platz\na,1\n');
  expect(status).toBe(400);
  expect(body['detail']).toContain('has no column for keyword (looked for Keyword');
  expect(body['detail']).toContain('Found: Wort, Platz');
});

it.each([[null], [undefined]])('a reading with the rank %j is of one who is not ranked', async (rank) => {
  const body = [{ keyword: 'a', searchEngine: 'google', rank }];
  expect((await api.call('POST /brand/rankings', { body })).body).toMatchObject({
    changed: [{ oldRank: null, newRank: null }],
  });
});

it('a file in a form is taken too', async () => {
  const form = new FormData();
  form.set('file', new Blob(['Keyword,Position\na,5\n']), 'ranks.csv');
  const request = new Response(form);
  const type = request.headers.get('content-type') ?? '';
  const { status, body } = await upload(Buffer.from(await request.arrayBuffer()), type);
  expect({ status, changed: body['changed'] }).toMatchObject({ status: 202, changed: [{ newRank: 5 }] });
});

it('takes more keywords than DynamoDB reads at once', async () => {
  const rows = Array.from({ length: 250 }, (_, n) => `keyword ${n},${(n % 100) + 1}`);
  const answer = await upload(['Keyword,Position', ...rows].join('\n'));
  expect((answer.body['changed'] as object[]).length).toBe(250);
});
