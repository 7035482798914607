import { ContentPublished, RealTimeNotification } from '@bayon/event-contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, expectTypeOf, it, vi } from 'vitest';
import { aDelivery } from '../../test/fixtures.ts';
import { aBatch, aRecord, recordingQueue } from '../../test/queue.ts';
import { counter, counting } from '../../test/rules.ts';
import { startWorlds, type World } from '../../test/world.ts';
import { nothing, rule, type RulesFor } from '../rule/index.ts';
import { createInbox } from './inbox.ts';
import { powertoolsObserver } from './powertools-observer.ts';

let worlds: Awaited<ReturnType<typeof startWorlds>>;
let world: World;
beforeAll(async () => {
  worlds = await startWorlds();
});
afterAll(() => worlds.stop());
beforeEach(async () => {
  world = await worlds.create();
});
afterEach(() => world.end());

type Subscriptions = readonly [typeof ContentPublished, typeof RealTimeNotification];
const rules: RulesFor<Subscriptions> = {
  'Content Published': counting,
  'Real-time Notification': rule(RealTimeNotification, { decide: () => nothing }),
};

/** The inbox of a service, with what it logged and measured. */
function anInbox() {
  const lines: [string, Record<string, unknown>][] = [];
  const metrics: [string, string, number][] = [];
  const write = (message: string, fields: Record<string, unknown>) => void lines.push([message, fields]);
  const singleMetric = () => {
    let dimension = '';
    return {
      addDimension: (_: string, value: string) => (dimension = value),
      addMetric: (name: string, _: string, value: number) => void metrics.push([dimension, name, value]),
    };
  };
  const queue = recordingQueue();
  const inbox = createInbox({
    rules,
    settler: world.settler(),
    queue,
    observer: powertoolsObserver({ info: write, warn: write, error: write }, { singleMetric }),
    maxReceiveCount: 5,
  });
  return { inbox, queue, lines, metrics };
}

it('settles each event of a batch by the rule of its type, a copy of one once', async () => {
  const { inbox, metrics } = anInbox();
  const notification = aDelivery('n', {
    'detail-type': 'Real-time Notification',
    detail: RealTimeNotification.examples[0]!,
  });
  const batch = aBatch(
    ...[aDelivery('a'), aDelivery('b'), aDelivery('a'), notification].map((event, place) =>
      aRecord(event, { messageId: `m-${place}` }),
    ),
  );
  expect(await inbox(batch)).toEqual({ batchItemFailures: [] });
  expect(await world.read(counter)).toMatchObject({ n: 2 });
  expect(new Set(world.bus.onBus).size).toBe(4);
  const counted = metrics.filter(([, name]) => name !== 'Lag').map(([type, name]) => `${type}: ${name}`);
  expect(counted.sort()).toEqual([
    'Content Published: Duplicate',
    'Content Published: Processed',
    'Content Published: Processed',
    'Real-time Notification: Processed',
  ]);
});

it('brings a message back whose events are not on the bus, and its next delivery publishes them', async () => {
  const { inbox, queue, lines } = anInbox();
  const batch = aBatch(aRecord(aDelivery('a')));
  world.bus.behave(() => ({ status: 400, code: 'AccessDeniedException' }));
  expect(await inbox(batch)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
  expect(queue.delayed).toHaveLength(1);
  expect(lines).toMatchObject([
    ['failed', { eventId: 'a', attempt: 1, error: expect.stringMatching(/^PublishFailed: 2 not/) as string }],
  ]);

  world.bus.behave(() => ({ codes: [] }));
  expect(await inbox(batch)).toEqual({ batchItemFailures: [] });
  expect(world.bus.onBus).toHaveLength(2);
  expect(await world.read(counter)).toMatchObject({ n: 1 });
});

it('tells ids, numbers and paths, never what an event says', async () => {
  const { inbox, lines, metrics } = anInbox();
  world.bus.behave(() => ({ status: 400, code: 'AccessDeniedException' }));
  const secret = 'website-of-somebody';
  const batch = aBatch(
    aRecord(aDelivery('bad', { detail: { contentId: `${secret} #` } })),
    aRecord(aDelivery('failing', { detail: { contentId: secret } }), { messageId: 'm-2', attempt: 5 }),
  );
  await inbox(batch);
  expect(lines.map(([what]) => what).sort()).toEqual(['dead', 'rejected']);
  expect(metrics.map(([, name]) => name).sort()).toEqual(['Failed', 'Rejected']);
  expect(JSON.stringify(lines)).not.toContain(secret);
});

it('tells of a message that is stuck', () => {
  const error = vi.fn();
  const addMetric = vi.fn();
  const observer = powertoolsObserver(
    { info: vi.fn(), warn: vi.fn(), error },
    { singleMetric: () => ({ addDimension: vi.fn(), addMetric }) },
  );
  observer.stuck?.(new TypeError('no queue'), 'm-1');
  expect(error).toHaveBeenCalledWith('stuck', { messageId: 'm-1', error: 'TypeError: no queue' });
  expect(addMetric).toHaveBeenCalledWith('Stuck', 'Count', 1);
});

it('has a rule for each subscription and no other, each of its own event: else it does not compile', () => {
  type Rules = RulesFor<Subscriptions>;
  expectTypeOf<keyof Rules>().toEqualTypeOf<'Content Published' | 'Real-time Notification'>();
  const { 'Content Published': only } = rules;
  expectTypeOf({ 'Content Published': only }).not.toExtend<Rules>();
  expectTypeOf({ ...rules, 'Content Published': rules['Real-time Notification'] }).not.toExtend<Rules>();
  expectTypeOf(rules).toExtend<Rules>();
});
