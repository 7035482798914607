import { describe, expect, it } from 'vitest';
import { complainedPaths, problem } from './problem.ts';
import { aRequest } from './studio.ts';
import { useUntouchedPiece } from './untouched-piece.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();
const world = useUntouchedPiece(cloud);
const ada = () => world().ada;
const piece = () => world().piece;

describe('a request that is not what it should be', () => {
  const listing = {
    address: '',
    price: { amountCents: -1, currency: 'USD' },
    beds: 1.5,
    baths: 1,
    areaSqFt: 1,
  };
  it.each<[string, string, string, unknown, string[]]>([
    ['nothing', 'POST', '/studio/content', {}, ['body.contentType', 'body.topic']],
    ['a list', 'POST', '/studio/content', [], ['body']],
    ['null', 'POST', '/studio/content', null, ['body']],
    ['no JSON', 'POST', '/studio/content', '{"contentType":', ['body']],
    [
      'an unknown type',
      'POST',
      '/studio/content',
      { ...aRequest(), contentType: 'poem' },
      ['body.contentType'],
    ],
    ['a topic too long', 'POST', '/studio/content', aRequest({ topic: 'x'.repeat(201) }), ['body.topic']],
    ['an empty keyword', 'POST', '/studio/content', aRequest({ keywords: ['a', ' '] }), ['body.keywords.1']],
    [
      'an odd listing',
      'POST',
      '/studio/content',
      { ...aRequest(), listing },
      ['address', 'beds', 'features', 'price.amountCents'].map((path) => `body.listing.${path}`),
    ],
    ['no change', 'PATCH', '/studio/content/{id}', {}, ['body']],
    ['an empty title', 'PATCH', '/studio/content/{id}', { title: ' ' }, ['body.title']],
    ['an unknown field', 'PATCH', '/studio/content/{id}', { title: 'A', status: 'published' }, ['body']],
    ['no channel', 'POST', '/studio/content/{id}/publish', { publishedTo: [] }, ['body.publishedTo']],
    [
      'no channel’s name, no time',
      'POST',
      '/studio/content/{id}/publish',
      { publishedTo: ['website', 'Face Book'], scheduledFor: 'tomorrow' },
      ['body.publishedTo.1', 'body.scheduledFor'],
    ],
    [
      'odd filters',
      'GET',
      '/studio/content?limit=0&type=poem&status=gone',
      undefined,
      ['query.limit', 'query.status', 'query.type'],
    ],
    ['a cursor of nobody', 'GET', '/studio/content?cursor=abc', undefined, ['query.cursor']],
    ['no day', 'GET', '/studio/analytics?from=yesterday', undefined, ['query.from']],
    [
      'a range backwards',
      'GET',
      '/studio/analytics?from=2026-02-02&to=2026-02-01',
      undefined,
      ['query.from'],
    ],
    ['a range too long', 'GET', '/studio/analytics?from=2020-01-01&to=2026-01-01', undefined, ['query.from']],
    [
      'numbers that are none',
      'GET',
      '/realtime/notifications?after=-1&limit=101',
      undefined,
      ['query.after', 'query.limit'],
    ],
    ['a cursor of nobody', 'GET', '/realtime/jobs?cursor=abc', undefined, ['query.cursor']],
  ])('with %s is answered with 400 and every failing path (%s %s)', async (_, method, path, body, paths) => {
    const answer = await ada().http(method, path.replace('{id}', piece().contentId), body);
    expect(answer).toMatchObject(problem(400));
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(complainedPaths(answer)).toEqual(paths);
  });

  it('is answered with 400 for a key that is none, with 413 for too much, with 415 for what is no JSON', async () => {
    const post = (body: unknown, headers: Record<string, string>) =>
      ada().http('POST', '/studio/content', body, headers);
    const badKey = await post(aRequest(), { 'idempotency-key': 'x'.repeat(256) });
    expect(badKey).toMatchObject(problem(400));
    expect(complainedPaths(badKey)).toEqual(['header.idempotency-key']);
    expect(await post(aRequest({ topic: 'x'.repeat(70_000) }), {})).toMatchObject(problem(413));
    expect((await post(aRequest({ topic: 'x'.repeat(11_000_000) }), {})).status).toBe(413);
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded'])
      expect(await post('a=b', { 'content-type': type })).toMatchObject(problem(415));
  });

  it('changes nothing', () => world().expectNothingChanged());
});
