import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { causeFor, settleForUser } from '../src/delivery/settle-for-user.ts';
import { inTurn } from './connections-endpoint.ts';
import { aNotification, aProgress, aRecord, parsed, someMarks } from './fixtures.ts';
import { useWorld } from './world.ts';

const world = useWorld();
let ada: string;
beforeEach(() => {
  ada = randomUUID();
});
const at = (second: number) => ({ id: `e${second}`, timestamp: `2026-03-14T09:00:0${second}.000Z` });
const note = (second: number, userId = ada) =>
  aNotification({ userId, message: `note ${second}` }, at(second));

/** What the user service says of a user. */
const ofUser = (detailType: string, detail: object) => ({
  id: randomUUID(),
  source: 'bayon.coagent.user',
  'detail-type': detailType,
  detail: { timestamp: '2026-03-14T09:26:53.000Z', ...detail },
});

describe('a batch', () => {
  it('reaches every device of the user, in one frame where the client takes it', async () => {
    const laptop = await world.connect(ada);
    const phone = await world.connect(ada, 'simple');
    await world.deliver(aRecord(note(2)), aRecord(aProgress({ userId: ada }, at(3))), aRecord(note(1)));
    const messages = [
      { type: 'notification', seq: 1, id: 'e1', message: 'note 1' },
      { type: 'notification', seq: 2, id: 'e2', message: 'note 2' },
      { type: 'progress', jobId: 'job-1', progress: 40, timestamp: at(3).timestamp },
    ];
    expect(world.frames(laptop)).toMatchObject([{ type: 'batch', messages }]);
    expect(world.frames(phone)).toMatchObject(messages);
    expect(world.observer.sent.mock.calls.flat().sort()).toEqual([1, 3]);
  });

  it('sends what stands alone plain', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(aRecord(note(1)));
    expect(world.frames(laptop)).toEqual([
      {
        type: 'notification',
        seq: 1,
        id: 'e1',
        event: 'content_generated',
        message: 'note 1',
        data: {},
        severity: 'info',
        timestamp: at(1).timestamp,
      },
    ]);
  });

  it('tells each user only what is theirs', async () => {
    const grace = randomUUID();
    const [hers, theirs] = [await world.connect(ada), await world.connect(grace)];
    await world.deliver(aRecord(note(1)), aRecord(note(2, grace)));
    expect(world.frames(hers)).toMatchObject([{ id: 'e1', seq: 1 }]);
    expect(world.frames(theirs)).toMatchObject([{ id: 'e2', seq: 1 }]);
  });

  it('is spared what they muted, from the next notification on', async () => {
    const device = await world.connect(ada);
    const muted = {
      userId: ada,
      preferences: { mutedNotifications: ['content_generated'] },
      timestamp: at(2).timestamp,
    };
    await world.deliver(aRecord(note(1)));
    expect(await world.deliver(aRecord(ofUser('Preferences Changed', muted)))).toEqual([]);
    await world.deliver(aRecord(note(3)));
    expect(world.frames(device)).toMatchObject([{ id: 'e1', seq: 1 }]);
    expect(await world.log(ada)).toEqual([[1, 'e1']]);
  });

  it('may have as many connections as their plan allows', async () => {
    const subscription = { userId: ada, oldPlan: 'free', newPlan: 'enterprise', changeReason: 'upgrade' };
    expect(await world.deliver(aRecord(ofUser('Subscription Changed', subscription)))).toEqual([]);
    const devices = await Promise.all(Array.from({ length: 12 }, () => world.connect(ada)));
    expect(new Set(await world.live(ada))).toEqual(new Set(devices));
  });

  it('keeps the log for a user who is not there', async () => {
    expect(await world.deliver(aRecord(note(1)), aRecord(note(2)))).toEqual([]);
    expect(await world.log(ada)).toEqual([
      [1, 'e1'],
      [2, 'e2'],
    ]);
  });

  it('counts without a gap when batches come at once', async () => {
    const events = Array.from({ length: 30 }, (_, place) =>
      aNotification({ userId: ada }, { id: `n${place}` }),
    );
    const batches = [events.slice(0, 10), events.slice(10, 20), events.slice(20)];
    await Promise.all(batches.map((batch) => world.deliver(...batch.map((event) => aRecord(event)))));
    const log = await world.log(ada);
    expect(log.map(([seq]) => seq)).toEqual(Array.from({ length: 30 }, (_, place) => place + 1));
    expect(new Set(log.map(([, id]) => id)).size).toBe(30);
  });

  it('takes more for one user than a transaction holds', async () => {
    const laptop = await world.connect(ada);
    // They happened at once, and go by their ids.
    const ids = Array.from({ length: 110 }, (_, place) => `n${String(place).padStart(3, '0')}`);
    const events = ids.map((id) => aNotification({ userId: ada, severity: 'critical' }, { id }));
    expect(await world.deliver(...events.map((event) => aRecord(event)))).toEqual([]);
    expect(await world.log(ada)).toEqual(ids.map((id, place) => [place + 1, id]));
    const told = world.frames(laptop).flatMap((frame) => (frame as { messages: { seq: number }[] }).messages);
    expect(told.map(({ seq }) => seq)).toEqual(events.map((_, place) => place + 1));
  });

  it('reaches two hundred users', async () => {
    const userIds = Array.from({ length: 200 }, () => randomUUID());
    const devices = await Promise.all(userIds.slice(0, 20).map((userId) => world.connect(userId)));
    expect(await world.deliver(aRecord(aNotification({ userIds })))).toEqual([]);
    for (const device of devices) expect(world.frames(device)).toMatchObject([{ seq: 1 }]);
    expect(await world.log(userIds[199]!)).toHaveLength(1);
  });

  it('lays an event that breaks its contract aside and delivers the others', async () => {
    const laptop = await world.connect(ada);
    const broken = aNotification({ userId: ada, message: '' });
    expect(await world.deliver(aRecord(broken), aRecord('no JSON'), aRecord(note(1)))).toEqual([]);
    expect(world.deadLetters.map(({ code }) => code)).toEqual(['ContractViolation', 'ContractViolation']);
    expect(world.frames(laptop)).toMatchObject([{ id: 'e1', seq: 1 }]);
  });

  it('sends ids only where the data is too large for a frame', async () => {
    const laptop = await world.connect(ada);
    const data = { contentId: 'c1', body: 'x'.repeat(60_000) };
    await world.deliver(aRecord(aNotification({ userId: ada, data })));
    expect(world.frames(laptop)).toMatchObject([{ truncated: true, data: { contentId: 'c1' } }]);
  });

  it('takes numbers and depths that DynamoDB has no type for', async () => {
    const laptop = await world.connect(ada);
    const data = {
      huge: 1e300,
      deep: JSON.parse(`${'['.repeat(60)}1${']'.repeat(60)}`) as unknown,
      none: null,
    };
    expect(await world.deliver(aRecord(aNotification({ userId: ada, data })))).toEqual([]);
    expect(world.frames(laptop)).toMatchObject([{ data }]);
  });
});

describe('a job', () => {
  it('stays finished when a late 40 % comes', async () => {
    const laptop = await world.connect(ada);
    const done = aProgress({ userId: ada, progress: 100, status: 'completed' }, at(1));
    await world.deliver(aRecord(done));
    await world.deliver(aRecord(aProgress({ userId: ada, progress: 40 }, at(2))));
    expect(world.frames(laptop)).toMatchObject([{ progress: 100, status: 'completed' }]);
  });
});

describe('a duplicate', () => {
  it('is told once: another copy of the event, in the same batch or later', async () => {
    const laptop = await world.connect(ada);
    const event = note(1);
    await world.deliver(aRecord(event), aRecord(event));
    await world.deliver(aRecord(event));
    expect(world.frames(laptop)).toHaveLength(1);
    expect(await world.log(ada)).toEqual([[1, 'e1']]);
  });

  it('of a message whose delivery died before the posts is told now', async () => {
    const laptop = await world.connect(ada);
    const [first, second] = [aRecord(note(1)), aRecord(aProgress({ userId: ada }, at(2)))];
    // What a function does until it is killed: settle, and no more.
    const messages = [
      { event: parsed(note(1)), messageId: first.messageId, attempt: 1 },
      { event: parsed(aProgress({ userId: ada }, at(2))), messageId: second.messageId, attempt: 1 },
    ];
    await settleForUser(
      world.options().settler,
      ada,
      messages.map((message) => causeFor(ada, message)),
    );
    await world.deliver(aRecord(note(1)), aRecord(aProgress({ userId: ada }, at(2))));
    expect(world.frames(laptop)).toEqual([]);

    await world.deliver(
      aRecord(note(1), { messageId: first.messageId, attempt: 2 }),
      aRecord(aProgress({ userId: ada }, at(2)), { messageId: second.messageId, attempt: 2 }),
      aRecord(note(3)),
    );
    expect(world.frames(laptop)).toMatchObject([
      { type: 'batch', messages: [{ seq: 1 }, { progress: 40 }, { seq: 2, id: 'e3' }] },
    ]);
  });

  it('of progress that the job has passed is not told', async () => {
    const laptop = await world.connect(ada);
    const event = aProgress({ userId: ada, progress: 10 }, at(1));
    const cause = causeFor(ada, { event: parsed(event), messageId: 'm1', attempt: 1 });
    await settleForUser(world.options().settler, ada, [cause]);
    await world.deliver(aRecord(aProgress({ userId: ada, progress: 90 }, at(2))));
    await world.deliver(aRecord(event, { messageId: 'm1', attempt: 2 }));
    expect(world.frames(laptop)).toMatchObject([{ progress: 90 }]);
  });
});

describe('a connection that is gone', () => {
  it('gives its slot back', async () => {
    const [laptop, phone] = [await world.connect(ada), await world.connect(ada)];
    world.endpoint.answers.set(phone, () => 410);
    expect(await world.deliver(aRecord(note(1)))).toEqual([]);
    expect(await world.live(ada)).toEqual([laptop]);
    expect(world.observer.removed).toHaveBeenCalledExactlyOnceWith(phone);
  });

  it('is tried again while it is young, and never removed', async () => {
    const slow = await world.connect(ada, 'v1', 0);
    const absent = await world.connect(ada, 'v1', 0);
    world.endpoint.answers.set(slow, inTurn(410, 410));
    world.endpoint.answers.set(absent, () => 410);
    expect(await world.deliver(aRecord(note(1)))).toEqual([]);
    expect(world.frames(slow)).toHaveLength(1);
    expect(world.frames(absent)).toEqual([]);
    expect((await world.live(ada)).sort()).toEqual([slow, absent].sort());
    expect(world.observer.unreached).toHaveBeenCalledExactlyOnceWith(absent);
  });

  it('does not free a slot that another has taken meanwhile', async () => {
    const old = await world.connect(ada);
    const [slot] = await world.options().slots.live(ada);
    await world.disconnect(old);
    const taker = await world.connect(ada);
    await world.options().slots.free(ada, slot!);
    expect(await world.live(ada)).toEqual([taker]);
  });
});

describe('a connection whose time is over', () => {
  it('hears nothing new any more', async () => {
    const device = await world.connect(ada);
    const now = Date.parse('2026-03-14T10:00:00.000Z') / 1_000;
    await world.slots().extend(device, now + 60);
    await world.deliver(aRecord(note(1)));
    world.pass(60_000);
    expect(await world.deliver(aRecord(note(2)))).toEqual([]);
    expect(world.frames(device)).toMatchObject([{ seq: 1 }]);
  });

  it('is told what is new until then by two, where it is replaced', async () => {
    const old = await world.connect(ada);
    const next = { userId: ada, connectionId: randomUUID(), protocol: 'v1', replaces: old } as const;
    await world.slots().take(next);
    await world.deliver(aRecord(note(1)));
    world.pass(60_000);
    await world.deliver(aRecord(note(2)));
    expect(world.frames(old)).toMatchObject([{ seq: 1 }]);
    expect(world.frames(next.connectionId)).toMatchObject([{ seq: 1 }, { seq: 2 }]);
  });

  it('that left before it is told of frees its place beside the slot', async () => {
    const old = await world.connect(ada);
    const next = { userId: ada, connectionId: randomUUID(), protocol: 'v1', replaces: old } as const;
    await world.slots().take(next);
    world.endpoint.answers.set(old, () => 410);
    await world.deliver(aRecord(note(1)));
    expect(await world.live(ada)).toEqual([next.connectionId]);
  });
});

describe('a failure of one among many', () => {
  const failing = () => 400;

  it('sends the message back, and the next delivery tells only who was not told', async () => {
    const userIds = Array.from({ length: 30 }, () => randomUUID());
    const devices = await Promise.all(userIds.map((userId) => world.connect(userId)));
    const [broken, other] = [devices[7]!, await world.connect(userIds[7]!)];
    const event = aNotification({ userIds });
    const record = aRecord(event);
    world.endpoint.answers.set(broken, failing);
    expect(await world.deliver(record, aRecord(note(1)))).toEqual([record.messageId]);
    expect(world.inboxObserver.failed.mock.calls[0]?.[0]).toMatchObject({ name: 'DeliveryFailed' });

    // Still broken, then mended: nobody else hears of it.
    const { messageId } = record;
    expect(await world.deliver(aRecord(event, { messageId, attempt: 2 }))).toEqual([messageId]);
    world.endpoint.answers.clear();
    expect(await world.deliver(aRecord(event, { messageId, attempt: 3 }))).toEqual([]);
    for (const device of [...devices, other]) expect(world.frames(device)).toHaveLength(1);
    expect(await world.log(userIds[7]!)).toHaveLength(1);
  });

  it('is the same when one user’s transaction fails', async () => {
    const userIds = Array.from({ length: 3 }, () => randomUUID());
    const devices = await Promise.all(userIds.map((userId) => world.connect(userId)));
    const event = aNotification({ userIds });
    const messageId = randomUUID();
    world.refuse(userIds[1]!);
    expect(await world.deliver(aRecord(event, { messageId }))).toEqual([messageId]);
    expect(devices.map((device) => world.frames(device).length)).toEqual([1, 0, 1]);
    world.permit();
    expect(await world.deliver(aRecord(event, { messageId, attempt: 2 }))).toEqual([]);
    expect(devices.map((device) => world.frames(device).length)).toEqual([1, 1, 1]);
  });

  it('goes on where a simple client was left', async () => {
    const phone = await world.connect(ada, 'simple');
    const records = [aRecord(note(1)), aRecord(note(2)), aRecord(note(3))];
    world.endpoint.answers.set(phone, inTurn(200, 400));
    expect(await world.deliver(...records)).toEqual(records.slice(1).map(({ messageId }) => messageId));
    world.endpoint.answers.clear();
    await world.deliver(
      ...records.slice(1).map(({ body, messageId }) => aRecord(body, { messageId, attempt: 2 })),
    );
    expect(world.frames(phone)).toMatchObject([{ seq: 1 }, { seq: 2 }, { seq: 3 }]);
  });

  it('writes nothing about whom it reached when all goes well', async () => {
    await world.connect(ada);
    const record = aRecord(note(1));
    await world.deliver(record);
    expect(await world.reached(record.messageId)).toBeUndefined();
  });
});

describe('marks', () => {
  const marking = (...args: Parameters<typeof someMarks>) =>
    aRecord(someMarks({ userId: ada, log: 'e1', ...args[0] }, args[1]));
  const framesOf = (connectionId: string) => world.frames(connectionId) as { readonly type: string }[];
  const told = (connectionId: string) => framesOf(connectionId).filter(({ type }) => type === 'marked');
  beforeEach(() => world.deliver(...[1, 2, 3].map((second) => aRecord(note(second)))));

  it('are told to every device that understands them, with what is unread', async () => {
    const [laptop, phone, simple] = [
      await world.connect(ada),
      await world.connect(ada),
      await world.connect(ada, 'simple'),
    ];
    await world.deliver(marking({ mark: 'archived', ids: ['e3', 'e1'], seqs: [3, 1] }));
    const frame = { type: 'marked', mark: 'archived', log: 'e1', lastSeq: 3, unread: 1, marks: 1 };
    const seqs = [
      [1, 1],
      [3, 3],
    ];
    for (const device of [laptop, phone])
      expect(told(device)).toEqual([{ ...frame, seqs, timestamp: '2026-03-14T09:27:53.000Z' }]);
    expect(framesOf(simple)).toEqual([]);
  });

  it('that change nothing say nothing', async () => {
    const laptop = await world.connect(ada);
    await world.deliver(marking({ upTo: 2 }));
    await world.deliver(marking({ upTo: 2 }, { timestamp: '2026-03-14T09:28:00.000Z' }));
    await world.deliver(marking({ mark: 'unread', upTo: 2 }, { timestamp: '2026-03-14T09:27:00.000Z' }));
    await world.deliver(marking({ log: 'another', upTo: 3 }));
    expect(told(laptop)).toMatchObject([{ seqs: [[1, 2]], unread: 1, marks: 1 }]);
  });

  it('are told again by the message that settled them and died before it told', async () => {
    const record = marking({ upTo: 2 });
    const [cause] = [
      causeFor(ada, {
        event: parsed(JSON.parse(record.body) as ReturnType<typeof someMarks>),
        messageId: record.messageId,
        attempt: 1,
      }),
    ];
    await settleForUser(world.options().settler, ada, [cause]);
    const laptop = await world.connect(ada);
    await world.deliver(record);
    expect(told(laptop)).toMatchObject([{ mark: 'read', seqs: [[1, 2]], unread: 1, marks: 1 }]);
  });

  it('on two devices at once end in one right count', async () => {
    const laptop = await world.connect(ada);
    const all = [
      marking({ upTo: 3 }, { timestamp: '2026-03-14T09:27:01.000Z' }),
      marking({ mark: 'unread', ids: ['e2'], seqs: [2] }, { timestamp: '2026-03-14T09:27:02.000Z' }),
      marking({ mark: 'read', ids: ['e3'], seqs: [3] }, { timestamp: '2026-03-14T09:27:03.000Z' }),
    ];
    await Promise.all(all.toReversed().map((one) => world.deliver(one)));
    await Promise.all(all.map((one) => world.deliver(one)));
    const [last] = (told(laptop) as unknown as { marks: number; unread: number }[]).toSorted(
      (one, other) => other.marks - one.marks,
    );
    expect(last).toMatchObject({ unread: 1 });
  });
});
