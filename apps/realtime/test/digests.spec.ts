import { type NotificationType, type Preferences, PreferencesChanged } from '@bayon/event-contracts';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../src/publish-due.ts';
import { dueDigests } from '../src/reads/due-digests.ts';
import { aDigestDue, aNotification, aRecord } from './fixtures.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let ada: string;
beforeEach(() => {
  ada = randomUUID();
});

type Frame = Readonly<Record<string, unknown>>;

const at = (time: string) => `2026-03-14T${time}.000Z`;
const wish = (preferences: Preferences) =>
  world.deliver(
    aRecord({
      id: randomUUID(),
      source: 'bayon.coagent.user',
      'detail-type': PreferencesChanged.detailType,
      detail: { timestamp: at('08:00:00'), userId: ada, preferences },
    }),
  );
const say = (id: string, time: string, type: NotificationType = 'trend_alert', more: object = {}) =>
  aRecord(
    aNotification(
      { userId: ada, type, message: `It is ${id}`, ...more },
      { id: id.replaceAll(' ', '-'), timestamp: at(time) },
    ),
  );
const due = (digestKey: string, id = `digest-${digestKey}`) =>
  aRecord(aDigestDue({ userId: ada, digestKey: at(digestKey) }, { id, timestamp: at(digestKey) }));
const told = (connectionId: string) => world.frames(connectionId) as readonly Frame[];
/** What the scheduler finds due at a time. */
async function published(time: string) {
  const drafts: Frame[] = [];
  const publish = (events: readonly { readonly id?: string; readonly detail: object }[]) => {
    drafts.push(...events.map(({ id, detail }) => ({ id, ...detail })));
    return Promise.resolve([]);
  };
  await publishDue(dueDigests(world.table, at(time)), { publish }, () => true);
  return drafts.filter(({ userId }) => userId === ada);
}

describe('a type that comes as a digest', () => {
  beforeEach(() => wish({ channels: { trend_alert: 'digest', welcome: 'off' }, digestAt: 'hourly' }));

  it('waits in the log, quiet and read, and comes once with its count', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(say('one', '09:10:00'), say('two', '09:20:00'), say('three', '09:59:59'));
    expect(told(laptop)).toEqual([]);
    expect(await world.status(ada)).toMatchObject({ lastSeq: 3, unread: 0 });
    await world.deliver(due('10:00:00'));
    await world.deliver(due('10:00:00'));
    expect(told(laptop)).toMatchObject([
      {
        type: 'notification',
        seq: 4,
        event: 'notification_digest',
        message: '3 notifications: 3 × trend alert.',
        data: {
          count: 3,
          types: { trend_alert: 3 },
          notifications: [1, 2, 3].map((seq) => ({ seq, event: 'trend_alert' })),
          lastSeq: 3,
        },
      },
    ]);
    expect(await world.status(ada)).toMatchObject({ lastSeq: 4, unread: 1 });
    expect((await world.entries(ada)).map(({ quiet = false }) => quiet)).toEqual([true, true, true, false]);
  });

  it('is one for each hour, and what is critical, or of another type, comes at once', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(
      say('one', '09:10:00'),
      say('two', '10:00:00'),
      say('at once', '10:01:00', 'market_alert'),
      say('now', '10:02:00', 'trend_alert', { severity: 'critical' }),
      say('never', '10:03:00', 'welcome'),
    );
    await world.deliver(due('10:00:00'), due('11:00:00'), due('12:00:00'));
    expect(told(laptop).flatMap((frame) => frame['messages'] ?? frame)).toMatchObject([
      { message: 'It is at once' },
      { message: 'It is now' },
      { message: 'It is one', event: 'notification_digest' },
      { message: 'It is two', event: 'notification_digest' },
    ]);
    expect((await world.entries(ada)).map(({ message }) => message)).not.toContain('It is never');
  });

  it('names the first twenty and counts the others', async () => {
    await world.deliver(
      ...Array.from({ length: 25 }, (_, n) => say(`no. ${String(n).padStart(2, '0')}`, '09:10:00')),
    );
    await world.deliver(due('10:00:00'));
    const { data } = (await world.entries(ada)).at(-1)!;
    const digest = JSON.parse(data) as { readonly count: number; readonly notifications: unknown[] };
    expect([digest.count, digest.notifications.length]).toEqual([25, 20]);
  });

  it('comes with what it waits for, where all of it comes at once', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(say('one', '09:10:00'), say('two', '09:20:00'), due('10:00:00'));
    expect(told(laptop)).toMatchObject([{ seq: 3, data: { count: 2 } }]);
    expect(await published('10:01:00')).toEqual([]);
  });

  it('is published by the scheduler when it is due, under one id, until it has come', async () => {
    await world.deliver(say('one', '09:10:00'), say('two', '09:20:00'));
    expect(await published('09:59:59')).toEqual([]);
    const [first, ...more] = await published('10:00:00');
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      digestKey: at('10:00:00'),
      window: { from: at('09:10:00'), to: at('10:00:00') },
    });
    expect(await published('10:01:00')).toEqual([first]);
    await world.deliver(due('10:00:00'));
    expect(await published('10:02:00')).toEqual([]);
  });

  it('is told again by the message that settled it and could not tell', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(say('one', '09:10:00'), say('two', '09:20:00'));
    const record = due('10:00:00');
    world.endpoint.answers.set(laptop, () => 500);
    expect(await world.deliver(record)).toEqual([record.messageId]);
    world.endpoint.answers.clear();
    await world.deliver(record);
    expect(told(laptop).at(-1)).toMatchObject({ event: 'notification_digest', seq: 3 });
    expect(await world.status(ada)).toMatchObject({ lastSeq: 3 });
  });

  it('holds what was said before it was wished otherwise', async () => {
    await world.deliver(say('one', '07:10:00'));
    expect(await world.status(ada)).toMatchObject({ lastSeq: 1, unread: 1 });
  });
});

describe('quiet hours', () => {
  beforeEach(() =>
    wish({
      quietHours: { from: '21:30', to: '07:00' },
      channels: { welcome: 'digest' },
      digestAt: '06:00',
      timeZone: 'Asia/Tokyo',
    }),
  );

  it('hold back until they end, by the user’s clocks, all but what is critical', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(
      say('before', '12:29:59'),
      say('within', '12:30:00'),
      say('alarm', '13:00:00', 'market_alert', { severity: 'critical' }),
      say('digest', '14:00:00', 'welcome'),
    );
    expect(told(laptop).flatMap((frame) => frame['messages'] ?? frame)).toMatchObject([
      { message: 'It is before' },
      { message: 'It is alarm' },
    ]);
    // 07:00 in Tokyo.
    expect(await published('21:59:59')).toEqual([]);
    expect(await published('22:00:00')).toMatchObject([{ digestKey: at('22:00:00') }]);
    await world.deliver(due('22:00:00'));
    expect(told(laptop).at(-1)).toMatchObject({
      message: '2 notifications: 1 × trend alert, 1 × welcome.',
    });
  });

  it('end when they are taken back', async () => {
    await world.deliver(
      aRecord({
        ...{ id: randomUUID(), source: 'bayon.coagent.user', 'detail-type': 'Preferences Changed' },
        detail: { timestamp: at('08:30:00'), userId: ada, preferences: { quietHours: null } },
      }),
    );
    const laptop = await world.connect(ada);
    await world.deliver(say('within', '12:30:00'));
    expect(told(laptop)).toMatchObject([{ message: 'It is within' }]);
  });
});

describe('a storm', () => {
  it('is told ten times a minute; the rest waits and comes as one digest', async () => {
    const laptop = await world.connect(ada);
    const drops = Array.from({ length: 25 }, (_, n) => say(`d${String(n).padStart(2, '0')}`, '09:00:10'));
    await world.deliver(...drops, say('other', '09:00:20', 'market_alert'));
    await world.deliver(say('later', '09:01:11'));
    const heard = told(laptop).flatMap((frame) => (frame['messages'] as Frame[] | undefined) ?? [frame]);
    expect(heard.map(({ message }) => message)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `It is d0${n}`),
      'It is other',
      'It is later',
    ]);
    expect(await world.status(ada)).toMatchObject({ lastSeq: 27, unread: 12 });
    expect(await published('09:02:00')).toMatchObject([{ digestKey: at('09:02:00') }]);
    await world.deliver(due('09:02:00'));
    expect(told(laptop).at(-1)).toMatchObject({ message: '15 notifications: 15 × trend alert.' });
    expect(await world.status(ada)).toMatchObject({ lastSeq: 28, unread: 13 });
  });

  it('of what is critical is none', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(
      ...Array.from({ length: 25 }, (_, n) =>
        say(String(n), '09:00:10', 'trend_alert', { severity: 'critical' }),
      ),
    );
    expect((told(laptop)[0]!['messages'] as unknown[]).length).toBe(25);
  });
});

it('an empty digest says nothing', async () => {
  const laptop = await world.connect(ada);
  await world.deliver(due('10:00:00'));
  expect(told(laptop)).toEqual([]);
  expect(await world.status(ada)).toMatchObject({ lastSeq: 0 });
});
