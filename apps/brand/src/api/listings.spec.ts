import { DirectoryListingChanged } from '@bayon/event-contracts';
import { allPages, itemsOf, pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { aListing } from '../../test/nap.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});
const post = (body: object) => api.call('POST /brand/listings', { body });
const upload = (csv: string, headers = {}) =>
  api.call('POST /brand/listings', {
    body: csv,
    headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
  });
const listed = async (user = 'ada') => itemsOf(await api.call('GET /brand/listings', { user }));
const rowsOf = (count: number, from = 0) =>
  Array.from({ length: count }, (_, n) => `site-${n + from},Lovelace Homes,,,`).join('\n');
const header = 'directory,businessName,address,phone,url\n';

describe('POST /brand/listings', () => {
  it('records a listing; the same directory and url is the same one', async () => {
    const first = await post(aListing());
    await world().drain();
    const again = await post(aListing({ directory: ' Zillow', phone: '1' }));
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(first.body).toEqual(again.body);
    world().now = '2026-12-01T13:00:00.000Z';
    expect((await post(aListing({ directory: 'yelp' }))).body).not.toEqual(first.body);
    await world().drain();
    expect(await listed()).toHaveLength(2);
    expect(await listed('grace')).toEqual([]);
  });

  it.each([
    ['no directory', { businessName: 'X' }, ['body.directory']],
    ['an unknown field', { directory: 'x', stars: 5 }, ['body']],
    ['too long an address', { directory: 'x', address: 'x'.repeat(201) }, ['body.address']],
  ])('refuses %s', async (_, body, paths) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
  });

  it('takes a hundred of a user, and not one more, but what is there may change', async () => {
    expect((await upload(header + rowsOf(100))).status).toBe(202);
    await world().drain();
    expect((await post({ directory: 'one-more' })).status).toBe(400);
    expect((await post({ directory: 'site-7', phone: '1' })).status).toBe(202);
    expect((await api.call('POST /brand/listings', { user: 'grace', body: { directory: 'x' } })).status).toBe(
      202,
    );
    const pages = await allPages((at) => api.call('GET /brand/listings', { query: { limit: '30', ...at } }));
    expect(pages.flatMap(itemsOf)).toHaveLength(100);
  });
});

describe('an upload', () => {
  it('takes the good rows and reports each bad one with its line and reason', async () => {
    const answer = await upload(
      [
        '\uFEFFURL,Business Name,"Directory",Stars,Phone,Address',
        'https://zillow.example/a,"Núñez & Sons, LLC",zillow,5,206 555 0142,"1420 NW 54th St',
        'Ste 210, Seattle"',
        '',
        ',,,,,',
        'https://yelp.example/a,X,yelp',
        `,${'x'.repeat(121)},foursquare,,,`,
        'https://zillow.example/a,Twin,Zillow,,,',
        ',Said “so” and "so",trulia,,,',
        ',"never closed,realtor,,,',
        ',🏠,bing,,,',
        ',"closed by the next,realtor,,,',
        ',"X",redfin,,,',
      ].join('\r\n'),
    );
    expect(answer.status).toBe(202);
    expect(answer.body['taken']).toMatchObject([
      { line: 3, directory: 'zillow' },
      { line: 6, directory: 'yelp' },
      { line: 9, directory: 'trulia' },
      { line: 11, directory: 'bing' },
      { line: 13, directory: 'redfin' },
    ]);
    expect(answer.body['rejected']).toMatchObject([
      { line: 5, reason: expect.stringContaining('directory') as string },
      { line: 7, reason: expect.stringContaining('businessName') as string },
      { line: 8, reason: 'is the same directory and url as line 3' },
      { line: 10, reason: 'has a quote that does not end' },
      { line: 12, reason: 'has a quote that does not end' },
    ]);
    await world().drain();
    expect((await listed()).find(({ directory }) => directory === 'zillow')).toMatchObject({
      businessName: 'Núñez & Sons, LLC',
      phone: '206 555 0142',
    });
  });

  it.each([
    ['nothing', '', ['body']],
    ['a header only', header, undefined],
    ['no header', 'zillow,Lovelace Homes', ['body']],
    ['bad rows only', `${header},X,,,\n,Y,,,`, ['body.line 2', 'body.line 3']],
    ['too many rows', header + rowsOf(1_001), ['body']],
  ])('of %s is refused', async (_, csv, paths) => {
    const answer = await upload(csv);
    expect(answer.status).toBe(400);
    if (paths) expect(pathsOf(answer)).toEqual(paths);
    expect(world().bus.events).toEqual([]);
  });

  it('that is too large is refused', async () => {
    expect((await upload(header + 'x'.repeat(512 * 1024))).status).toBe(413);
  });

  it('takes as many as there is room for, and says so of the rest', async () => {
    await upload(header + rowsOf(95));
    await world().drain();
    const { body } = await upload(header + rowsOf(10, 90));
    expect(body['taken']).toHaveLength(10);
    const more = await upload(header + rowsOf(10, 95));
    expect([more.status, (more.body['taken'] as object[]).length]).toEqual([202, 5]);
    expect(more.body['rejected']).toMatchObject([{ line: 7 }, {}, {}, {}, {}]);
  });

  it('is the same events for the same key', async () => {
    for (let n = 0; n < 2; n += 1) await upload(header + rowsOf(3), { 'idempotency-key': 'k' });
    const ids = world()
      .published(DirectoryListingChanged)
      .map(({ event }) => event.id);
    expect([ids.length, new Set(ids).size]).toEqual([6, 3]);
  });
});

describe('DELETE /brand/listings/{id}', () => {
  it('forgets a listing of one’s own, and knows no other', async () => {
    const id = (await post(aListing())).body['listingId'] as string;
    await world().drain();
    expect((await api.call('DELETE /brand/listings/{id}', { id, user: 'grace' })).status).toBe(404);
    expect((await api.call('DELETE /brand/listings/{id}', { id: 'none' })).status).toBe(404);
    world().now = '2026-12-01T13:00:00.000Z';
    expect((await api.call('DELETE /brand/listings/{id}', { id })).status).toBe(202);
    await world().drain();
    expect(await listed()).toEqual([]);
    world().now = '2026-12-01T14:00:00.000Z';
    await post(aListing());
    await world().drain();
    expect(await listed()).toHaveLength(1);
  });
});
