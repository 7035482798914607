import { ContentPublished } from '@bayon/event-contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aNotification, anEvent, notifications, ofType } from '../../test/fixtures.ts';
import { counter, counting } from '../../test/rules.ts';
import { startWorlds, type World } from '../../test/world.ts';
import { itemKey, put, rule, type Write } from '../rule/index.ts';
import { settledKey } from './settled-record.ts';

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

const event = anEvent('one');
const sent = () => world.bus.requests.flat();
const refuseAll = () => ({ status: 400, code: 'AccessDeniedException' });

describe('a fresh event', () => {
  it('has its effect, its record and its events', async () => {
    const now = new Date('2026-03-14T10:00:00.999Z');
    const settled = await world.settler({ now: () => now }).settle(event, counting, { receipt: 'm-1' });
    expect(settled).toMatchObject({
      outcome: 'settled',
      record: { settledAt: '2026-03-14T10:00:00.999Z', receipt: 'm-1' },
    });
    expect(await world.read(counter)).toMatchObject({ n: 1 });
    expect(world.bus.onBus).toEqual(settled.record.events.map(({ id }) => id));
    expect(
      sent().map(({ DetailType: type, Detail: detail }) => [type, JSON.parse(detail) as unknown]),
    ).toMatchObject([
      [
        'Real-time Notification',
        {
          timestamp: '2026-03-14T10:00:00.999Z',
          event: { correlationId: 'first-of-one', causationId: 'one', version: 1 },
        },
      ],
      ['Content Optimization Requested', { contentId: 'content-8d1b77' }],
    ]);
  });

  it('leaves a record that lives as long as duplicates may come', async () => {
    const now = new Date('2026-03-14T10:00:00.999Z');
    await world.settler({ now: () => now, retentionDays: 30 }).settle(event, counting);
    const record = await world.read(settledKey('studio', event));
    expect(record?.['expiresAt']).toBe(Date.parse('2026-04-13T10:00:00Z') / 1_000);
  });

  it('causes events whose ids follow from it: they are the same should its record be lost', async () => {
    await world.settler().settle(event, counting);
    const restored = await worlds.create();
    await restored.settler().settle(event, counting);
    await restored.end();
    expect(restored.bus.onBus).toEqual(world.bus.onBus);
  });

  it('that causes nothing leaves its record all the same', async () => {
    const idle = rule(ContentPublished, { decide: () => ({ writes: [], events: [] }) });
    expect(await world.settler().settle(event, idle)).toMatchObject({ outcome: 'settled' });
    expect(await world.settler().settle(event, idle)).toMatchObject({ outcome: 'duplicate' });
    expect(sent()).toEqual([]);
  });
});

describe('a duplicate', () => {
  it('has no effect, and publishes what was stored to the last letter, whatever would be decided now', async () => {
    await world.settler().settle(event, counting, { receipt: 'm-1' });
    const first = [...sent()];
    const changedItsMind = rule(ContentPublished, {
      decide: () => ({ writes: [put(counter, { n: 1_000 })], events: [aNotification('other')] }),
    });
    const later = world.settler({ now: () => new Date('2027-01-01T00:00:00Z') });
    const again = await later.settle(event, changedItsMind, { receipt: 'm-2' });
    expect(again).toMatchObject({ outcome: 'duplicate', record: { receipt: 'm-1' } });
    expect(sent()).toEqual([...first, ...first]);
    expect(await world.read(counter)).toMatchObject({ n: 1 });
  });

  it('among twenty at once has no effect either', async () => {
    const settlers = Array.from({ length: 4 }, () => world.settler());
    const settled = await Promise.all(
      Array.from({ length: 20 }, (_, place) => settlers[place % 4]!.settle(event, counting)),
    );
    expect(settled.filter(({ outcome }) => outcome === 'settled')).toHaveLength(1);
    expect(await world.read(counter)).toMatchObject({ n: 1 });
    expect(new Set(sent().map(({ Detail: detail }) => detail)).size).toBe(2);
  });

  it('is one of the same producer, type and scope; any other is an event of its own', async () => {
    const others = [
      event,
      ofType(event, 'Content Renamed'),
      { ...event, source: 'bayon.coagent.brand' },
      anEvent('two'),
    ];
    for (const other of others) await world.settler().settle(other, counting);
    await world.settler({ scope: 'studio generator' }).settle(event, counting);
    expect(await world.read(counter)).toMatchObject({ n: 5 });
    expect(new Set(world.bus.onBus).size).toBe(10);
  });

  it('needs the publisher of its events', async () => {
    await world.settler().settle(event, counting);
    const silent = world.settler({ publisher: undefined });
    await expect(silent.settle(event, counting)).rejects.toThrow('no publisher');
  });
});

describe('a crash between commit and publishing', () => {
  it('is healed by the next delivery, without a second effect', async () => {
    world.bus.behave(refuseAll);
    await expect(world.settler().settle(event, counting)).rejects.toThrow('2 not published');
    expect(await world.read(counter)).toMatchObject({ n: 1 });
    expect(world.bus.onBus).toEqual([]);

    world.bus.behave(() => ({ codes: [] }));
    const { outcome, record } = await world.settler().settle(event, counting);
    expect(outcome).toBe('duplicate');
    expect(world.bus.onBus).toEqual(record.events.map(({ id }) => id));
    expect(await world.read(counter)).toMatchObject({ n: 1 });
  });

  it('in the middle of publishing publishes all of it again, under the same ids', async () => {
    world.bus.behave(() => ({ codes: [undefined, 'MalformedDetail'] }));
    await expect(world.settler().settle(event, counting)).rejects.toThrow('1 not published');
    world.bus.behave(() => ({ codes: [] }));
    const { record } = await world.settler().settle(event, counting);
    const [first, second] = record.events.map(({ id }) => id);
    expect(world.bus.onBus).toEqual([first, first, second]);
  });
});

describe('nothing is written or published of a decision', () => {
  const writing = (writes: readonly Write[], events = [aNotification('x')]) =>
    rule(ContentPublished, { decide: () => ({ writes: [put(counter, { n: 1 }), ...writes], events }) });
  const many = (count: number) =>
    Array.from({ length: count }, (_, place) => put(itemKey('MANY', String(place)), {}));

  it.each([
    ['of more items than a transaction takes', writing(many(99)), '101 items'],
    ['that writes an item twice', writing([put(counter, { n: 2 })]), 'the same item twice'],
    [
      'with a larger event than may be published',
      writing([], [aNotification('x', { text: 'x'.repeat(65_536) })]),
      'the limit is 65536',
    ],
    [
      'with more events than a record takes',
      writing(
        [],
        Array.from({ length: 7 }, () => aNotification('x', { text: 'x'.repeat(60_000) })),
      ),
      'bytes of events',
    ],
    ['with an event that breaks its contract', writing([], [aNotification('')]), 'detail.message'],
  ])('%s', async (_, tooMuch, message) => {
    await expect(world.settler().settle(event, tooMuch)).rejects.toThrow(message);
    expect(await world.read(counter)).toBeUndefined();
    expect(await world.settler().recordOf(event)).toBeUndefined();
    expect(sent()).toEqual([]);
  });

  it('that fits exactly is written, with as many events as there is room for', async () => {
    await world.settler().settle(event, writing(many(98), notifications(60)));
    expect(await world.read(itemKey('MANY', '97'))).toBeDefined();
    expect(world.bus.onBus).toHaveLength(60);
  });

  it('with events but no publisher', async () => {
    const silent = world.settler({ publisher: undefined });
    await expect(silent.settle(event, counting)).rejects.toThrow('there is no publisher');
    expect(await world.read(counter)).toBeUndefined();
  });
});

describe('recordOf', () => {
  it('is undefined until an event is settled, then what was settled', async () => {
    const settler = world.settler();
    expect(await settler.recordOf(event)).toBeUndefined();
    const { record } = await settler.settle(event, counting, { receipt: 'm-1' });
    expect(await settler.recordOf(event)).toEqual(record);
    expect(Object.keys(record).sort()).toEqual(['events', 'receipt', 'settledAt']);
    expect(await settler.recordOf(anEvent('two'))).toBeUndefined();
  });
});
