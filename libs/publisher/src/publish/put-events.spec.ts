import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type EventBridge, idOf, type SentEntry, startEventBridge } from '@bayon/scripted-bus';
import { anEntry, noWait } from '../../test/fixtures.ts';
import { PublishFailed } from './errors.ts';
import type { EventEntry } from './entry.ts';
import { putEvents } from './put-events.ts';

let bus: EventBridge;
beforeEach(async () => {
  bus = await startEventBridge();
});
afterEach(() => bus.stop());

const retryable = ['InternalFailure', 'InternalException', 'ThrottlingException'];
const final = [
  'MalformedDetail',
  'NotAuthorizedForSourceException',
  'InvalidArgument',
  'AccessDeniedException',
];

const batchOf = (count: number) => Array.from({ length: count }, (_, place) => anEntry(`e-${place}`));
const idsOf = (entries: readonly EventEntry[]) => entries.map(({ id }) => id);

/** What is said not to be on the bus: nothing when all is well. */
async function lostOf(sending: Promise<void>): Promise<{ id: string; code: string }[]> {
  try {
    await sending;
    return [];
  } catch (error) {
    if (!(error instanceof PublishFailed)) throw error;
    return error.unpublished.map(({ id, code }) => ({ id, code }));
  }
}

/** Every subset of so many entries, as a test of membership. */
const subsetsOf = (count: number) =>
  Array.from({ length: 2 ** count }, (_, mask) => (place: number) => ((mask >> place) & 1) === 1);

describe.each([1, 2, 3, 4, 10])('of %i entries any may fail', (count) => {
  it('once, and only those are sent again', { timeout: 60_000 }, async () => {
    const client = bus.client();
    const batch = batchOf(count);
    for (const fails of subsetsOf(count)) {
      bus.requests.length = bus.onBus.length = 0;
      bus.behave((entries, request) => ({
        codes: entries.map((_, place) =>
          request === 1 && fails(place) ? retryable[place % retryable.length] : undefined,
        ),
      }));
      await putEvents(client, 'bus', batch, noWait);
      const failing = idsOf(batch.filter((_, place) => fails(place)));
      expect(bus.requests.slice(1).map((request) => request.map(idOf))).toEqual(
        failing.length > 0 ? [failing] : [],
      );
      expect([...bus.onBus].sort()).toEqual(idsOf(batch).sort());
    }
  });

  it('for good or for a while, and exactly those for good are named', { timeout: 60_000 }, async () => {
    const client = bus.client();
    const batch = batchOf(count);
    for (const fails of subsetsOf(count)) {
      bus.requests.length = bus.onBus.length = 0;
      const codes = new Map(
        batch.map(({ id }, place) => [id, (place % 2 === 0 ? final : retryable)[place % 3] as string]),
      );
      bus.behave((entries, request) => ({
        codes: entries.map((entry) => {
          const place = Number(idOf(entry).slice(2));
          return request <= 2 && fails(place) ? codes.get(idOf(entry)) : undefined;
        }),
      }));
      const lost = await lostOf(putEvents(client, 'bus', batch, noWait));
      const expected = batch
        .filter((_, place) => place % 2 === 0 && fails(place))
        .map(({ id }) => ({ id, code: codes.get(id) }));
      expect(lost).toEqual(expected);
      expect([...bus.onBus, ...lost.map(({ id }) => id)].sort()).toEqual(idsOf(batch).sort());
    }
  });
});

describe('an entry', () => {
  it('that fails again and again is given up after five attempts, and named with its code', async () => {
    bus.behave((entries) => ({
      codes: entries.map((entry) => (idOf(entry) === 'e-1' ? 'ThrottlingException' : undefined)),
    }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(3), noWait))).toEqual([
      { id: 'e-1', code: 'ThrottlingException' },
    ]);
    expect(bus.requests.map((request) => request.length)).toEqual([3, 1, 1, 1, 1]);
  });

  it('waits longer before each attempt', async () => {
    bus.behave((entries) => ({ codes: entries.map(() => 'InternalFailure') }));
    const waits: number[] = [];
    const wait = (milliseconds: number) => {
      waits.push(milliseconds);
      return Promise.resolve();
    };
    await lostOf(putEvents(bus.client(), 'bus', batchOf(1), wait));
    expect(waits).toHaveLength(4);
    waits.forEach((waited, place) => expect(waited).toBeLessThanOrEqual(50 * 2 ** place));
  });

  it('without a result is not taken for published', async () => {
    bus.behave((entries, request) => ({ codes: [], ...(request === 1 && { results: entries.length - 2 }) }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(5), noWait))).toEqual([]);
    expect(bus.requests[1]?.map(idOf)).toEqual(['e-3', 'e-4']);

    bus.behave(() => ({ codes: [], results: 0 }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(2), noWait))).toHaveLength(2);
  });
});

describe('a request', () => {
  const throttling = { status: 400, code: 'ThrottlingException' };
  const internal = { status: 500, code: 'InternalException' };

  it.each([throttling, internal])('that fails whole with $code is sent again', async (failure) => {
    bus.behave((_, request) => (request === 1 ? failure : { codes: [] }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(3), noWait))).toEqual([]);
    expect(bus.onBus).toEqual(['e-0', 'e-1', 'e-2']);
  });

  it('that took effect though no answer came is sent again with the same ids', async () => {
    bus.behave((_, request) => (request === 1 ? 'lost' : { codes: [] }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(2), noWait))).toEqual([]);
    expect(bus.onBus).toEqual(['e-0', 'e-1', 'e-0', 'e-1']);
  });

  it('that is never answered is given up and sent again', async () => {
    bus.behave((_, request) => (request === 1 ? 'silent' : { codes: [] }));
    await putEvents(bus.client({ requestTimeout: 300 }), 'bus', batchOf(2), noWait);
    expect(bus.onBus).toEqual(['e-0', 'e-1']);
  });

  it.each([
    ['ThrottlingException', () => throttling],
    ['InternalException', () => internal],
    ['TimeoutError', () => 'silent' as const],
  ])('that fails for longer than the retries names all of it: %s', async (code, how) => {
    bus.behave(how);
    const sending = putEvents(bus.client({ requestTimeout: 300 }), 'bus', batchOf(2), noWait);
    expect(await lostOf(sending)).toEqual([
      { id: 'e-0', code },
      { id: 'e-1', code },
    ]);
    expect(bus.requests).toHaveLength(3);
  });

  it('that is refused is not sent again', async () => {
    bus.behave(() => ({ status: 400, code: 'AccessDeniedException' }));
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(1), noWait))).toEqual([
      { id: 'e-0', code: 'AccessDeniedException' },
    ]);
    expect(bus.requests).toHaveLength(1);
  });

  it('that finds no bus at all names all of it, and why', async () => {
    const client = bus.client();
    await bus.stop();
    const failure: unknown = await putEvents(client, 'bus', batchOf(2), noWait).catch((e: unknown) => e);
    expect(failure).toMatchObject({ name: 'PublishFailed', unpublished: [{ id: 'e-0' }, { id: 'e-1' }] });
    expect((failure as Error).cause).toMatchObject({ code: 'ECONNREFUSED' });
    bus = await startEventBridge();
  });

  it('that fails whole after a part of it was put names only the rest', async () => {
    const some = (entries: readonly SentEntry[]) => ({
      codes: entries.map((_, place) => ['MalformedDetail', 'InternalFailure'][place]),
    });
    bus.behave((entries, request) =>
      request === 1 ? some(entries) : { status: 400, code: 'AccessDeniedException' },
    );
    expect(await lostOf(putEvents(bus.client(), 'bus', batchOf(4), noWait))).toEqual([
      { id: 'e-0', code: 'MalformedDetail' },
      { id: 'e-1', code: 'AccessDeniedException' },
    ]);
    expect(bus.onBus).toEqual(['e-2', 'e-3']);
  });
});
