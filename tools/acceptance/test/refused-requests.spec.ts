import { describe, expect, it } from 'vitest';
import { request, until } from '@bayon/cloud-driver';
import { badTokens } from './bad-tokens.ts';
import { burst } from './burst.ts';
import { problem } from './problem.ts';
import { aRequest } from './studio.ts';
import { useUntouchedPiece } from './untouched-piece.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();
const world = useUntouchedPiece(cloud);
const ada = () => world().ada;
const piece = () => world().piece;

const routes = [
  ['POST', '/studio/content'],
  ['GET', '/studio/content'],
  ['GET', '/studio/content/{id}'],
  ['PATCH', '/studio/content/{id}'],
  ['POST', '/studio/content/{id}/publish'],
  ['GET', '/studio/content/{id}/revisions'],
  ['GET', '/studio/analytics'],
  ['GET', '/studio/jobs/{id}'],
  ['GET', '/realtime/jobs'],
  ['GET', '/realtime/notifications'],
] as const;

describe('a request without a good token', () => {
  const call = (method: string, path: string, headers: Record<string, string>) =>
    request(
      cloud().process.gatewayUrl + path.replace('{id}', piece().contentId),
      method,
      method === 'GET' ? undefined : aRequest(),
      headers,
    );
  const refused = { status: 401, body: { message: 'Unauthorized' } };

  it.each(routes)('is answered with 401: %s %s', async (method, path) => {
    expect(await call(method, path, {})).toMatchObject(refused);
    for (const [name, token] of Object.entries(badTokens(ada().token)))
      expect([name, await call(method, path, { authorization: `Bearer ${token}` })]).toMatchObject([
        name,
        refused,
      ]);
  });

  it('is answered with 401 once the token has expired', async () => {
    const late = await cloud().agent('late', 1);
    const expired = await until('the expiry', async () => {
      const answer = await late.http('GET', '/studio/content');
      return answer.status === 200 ? undefined : answer;
    });
    expect(expired).toMatchObject(refused);
    expect((await late.http('POST', '/studio/content', aRequest())).status).toBe(401);
  });

  it('changes nothing', () => world().expectNothingChanged());
});

describe('a request for what is not there', () => {
  it.each([
    ['GET', '', undefined],
    ['GET', '/revisions', undefined],
    ['PATCH', '', { title: 'Mine now' }],
    ['POST', '/publish', { publishedTo: ['website'] }],
  ])(
    'is answered alike for what is another user’s and for what nobody has: %s /studio/content/{id}%s',
    async (method, path, body) => {
      const eve = await cloud().agent('eve');
      const others = await eve.http(method, `/studio/content/${piece().contentId}${path}`, body);
      const nobodys = await eve.http(method, `/studio/content/no-such-content${path}`, body);
      expect(others).toMatchObject(problem(404));
      expect(others.body).toEqual(nobodys.body);
    },
  );

  it('is answered so for another user’s job as well', async () => {
    const eve = await cloud().agent('eve');
    const others = await eve.http('GET', `/studio/jobs/${piece().jobId ?? ''}`);
    expect(others).toMatchObject(problem(404));
    expect(others.body).toEqual((await eve.http('GET', '/studio/jobs/no-such-job')).body);
  });

  it.each([
    ['GET', '/studio/nowhere'],
    ['DELETE', '/studio/content'],
    ['PUT', '/studio/content/x'],
    ['POST', '/studio/analytics'],
    ['POST', '/realtime/notifications'],
    ['GET', '/realtime/notifications/1'],
    ['GET', '/_local/nowhere'],
  ])('is answered with 404 where there is no such route: %s %s', async (method, path) => {
    expect(await ada().http(method, path)).toMatchObject({ status: 404, body: { message: 'Not Found' } });
  });

  it('changes nothing', () => world().expectNothingChanged());
});

describe('too many requests', () => {
  it('are answered with 429, and later ones as ever', async () => {
    // Far beyond the burst of the stage, which is 200 and refills by 100 a second.
    const statuses = await burst(ada(), cloud().process.gatewayUrl, '/realtime/jobs?limit=1', 1_000);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    await until('an answer', async () =>
      (await ada().http('GET', '/realtime/jobs')).status === 200 ? true : undefined,
    );
  });
});
