import { UserRegistered } from '@bayon/event-contracts';
import { pathsOf } from '@bayon/service-testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { apiOf } from '../../test/api-client.ts';
import { worldForEach } from '../../test/world.ts';

const world = worldForEach();
let api: ReturnType<typeof apiOf>;
beforeEach(() => {
  api = apiOf(world());
});

const body = { email: 'ada@example.com', registrationMethod: 'email', referralSource: 'newsletter' };
const post = (options: Parameters<typeof api.call>[1]) => api.call('POST /users', options);

describe('POST /users', () => {
  it('registers the token’s user', async () => {
    expect(await post({ body })).toMatchObject({ status: 202, body: { userId: 'ada' } });
    expect(world().published(UserRegistered)).toMatchObject([{ userId: 'ada', ...body }]);
  });

  it('answers a second registration the same, and it changes nothing', async () => {
    const first = await post({ body });
    const atOnce = await post({ body: { ...body, email: 'other@example.com' } });
    await world().drain();
    const later = await post({ body: { ...body, email: 'third@example.com' } });
    await world().drain();
    expect([atOnce, later].map(({ status, body: answer }) => [status, answer])).toEqual([
      [first.status, first.body],
      [first.status, first.body],
    ]);
    expect(await world().reads.registration('ada')).toMatchObject({ email: 'ada@example.com' });
    const ids = world()
      .published(UserRegistered)
      .map(({ event }) => event.id);
    expect(ids).toHaveLength(2);
    // Two events of two moments: under one id the second would be a forgery to the audit trail.
    expect(new Set(ids).size).toBe(2);
  });

  it('registers each user on their own', async () => {
    await post({ body });
    await post({ body, user: 'grace' });
    expect(
      new Set(
        world()
          .published(UserRegistered)
          .map(({ event }) => event.id),
      ).size,
    ).toBe(2);
  });

  it.each([
    ['no email', { registrationMethod: 'email' }, ['body.email']],
    [
      'what is no email, and a blank method',
      { email: 'ada', registrationMethod: ' ' },
      ['body.email', 'body.registrationMethod'],
    ],
    ['another user', { ...body, userId: 'grace' }, ['body']],
    ['an endless referral', { ...body, referralSource: 'x'.repeat(121) }, ['body.referralSource']],
  ])('refuses %s, and says nothing of what was sent', async (_, wrong, paths) => {
    const answer = await post({ body: wrong });
    expect(answer.status).toBe(400);
    expect(pathsOf(answer)).toEqual(paths);
    expect(JSON.stringify(answer.body)).not.toContain('ada');
    expect(world().bus.events).toEqual([]);
  });

  it('is 503 while the bus takes nothing, and reports it without the email', async () => {
    world().bus.refuse(true);
    expect((await post({ body })).status).toBe(503);
    expect(api.reported).toMatchObject([{ name: 'PublishFailed' }]);
    const [error] = api.reported;
    expect(`${error!.message} ${error!.stack ?? ''} ${JSON.stringify(error)}`).not.toContain('ada@');
    world().bus.refuse(false);
    expect((await post({ body })).status).toBe(202);
  });
});
