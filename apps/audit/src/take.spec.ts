import { catalogue, type DomainEvent } from '@bayon/event-contracts';
import { type Delivered, type InboxObserver, takeBatch } from '@bayon/publisher';
import { aBatch, examplesOf } from '@bayon/service-testing';
import { describe, expect, it } from 'vitest';
import { aDelivery, caused } from '../test/fixtures.ts';
import { failAt } from '../test/interference.ts';
import { useTrail } from '../test/table.ts';
import { createTake, readRaw } from './take.ts';
import { contentOf } from './trail/content.ts';
import { rawEventOf } from './trail/raw-event.ts';
import { createRecorder, type Recorder } from './trail/recorder.ts';

const trail = useTrail();
const textOf = (event: Delivered) => contentOf(rawEventOf(event)).text;

/** The processor as it is deployed, but for the queue, and what it tells of each message. */
function aProcessor(recorder: Recorder = trail().recorder) {
  const told: string[] = [];
  const taken: DomainEvent[] = [];
  const dead: string[] = [];
  const observer: InboxObserver = {
    handled: (_event, { outcome, lag }) => void told.push(Number.isNaN(lag) ? 'no lag' : outcome),
    rejected: ({ message }) => void told.push(`rejected: ${message}`),
    failed: ({ message }) => void told.push(`failed: ${message}`),
  };
  const queue = {
    deadLetter: (body: string) => Promise.resolve(void dead.push(body)),
    delay: () => Promise.resolve(),
  };
  const take = createTake(recorder, (event) => void taken.push(event));
  const inbox = { read: readRaw, queue, observer, maxReceiveCount: 5 };
  return { told, taken, dead, take: (...bodies: object[]) => takeBatch(aBatch(...bodies), take, inbox) };
}

describe('the processor', () => {
  it('records each example of each version of every event, once, however often it comes', async () => {
    const { take, told } = aProcessor();
    // An id of its own for each: examples share theirs.
    const events = examplesOf(catalogue).map(({ name, event }) => ({
      ...event,
      detail: { ...event.detail, event: { ...event.detail.event, id: name.replaceAll(' ', '-') } },
    }));
    expect(await take(...events)).toEqual({ batchItemFailures: [] });
    expect(await take(...events)).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([...events.map(() => 'settled'), ...events.map(() => 'duplicate')]);
    for (const { source, detail, 'detail-type': detailType } of events)
      expect(await trail().history.byId(detail.event.id)).toMatchObject([{ source, detailType, detail }]);
  });

  it.each([
    ['of no contract', aDelivery('e-1', {}, { 'detail-type': 'Nobody Knows' })],
    ['of no known source', aDelivery('e-1', {}, { source: 'somebody.else' })],
    ['of no known version', aDelivery('e-1', { event: { id: 'e-1', version: 99, correlationId: 'c' } })],
    ['that breaks its contract', aDelivery('e-1', { userId: 7, contentId: null, publishedTo: 'x' })],
    ['without metadata or a time', aDelivery('e-1', { event: undefined, timestamp: 'soon' })],
    ['with ids like nothing', aDelivery('e-1', { userId: '#', contentId: 'a#b\n💥', jobId: '\uD800' })],
    [
      'with names that an object has',
      aDelivery('e-1', JSON.parse('{"__proto__": {"a": 1}, "constructor": "x"}') as Record<string, unknown>),
    ],
    ['of everybody', aDelivery('e-1', { userIds: Array.from({ length: 2_000 }, (_, n) => `u-${n}`) })],
  ])('records an event %s as it is', async (_, event) => {
    const { take, told, dead } = aProcessor();
    expect(await take(event)).toEqual({ batchItemFailures: [] });
    expect([told, dead]).toEqual([['settled'], []]);
    const { events } = await trail().history.byTime();
    expect(textOf({ ...event, detail: events[0]?.detail })).toBe(textOf(event));
  });

  it.each([
    ['no event', { hello: 'world' }, ': no event:  the message is not an EventBridge event'],
    [
      'an event without a detail',
      { ...aDelivery('e'), detail: null },
      'Content Published: no event: detail must be an object',
    ],
    [
      'an event without a time',
      { ...aDelivery('e', { timestamp: 'soon' }), time: undefined },
      'Content Published: no event: time must be a time in ISO 8601',
    ],
  ])('lays aside what is %s, and says why', async (_, body, reason) => {
    const { take, told, dead } = aProcessor();
    expect(await take(body, aDelivery('good'))).toEqual({ batchItemFailures: [] });
    expect(told).toEqual([`rejected: ${reason}`, 'settled']);
    expect(dead).toEqual([JSON.stringify(body)]);
  });

  it('tells once of an event whose id another has', async () => {
    const { take, told, taken } = aProcessor();
    await take(aDelivery('e-1'));
    await take(aDelivery('e-1', { userId: 'grace' }));
    await take(aDelivery('e-1', { userId: 'grace' }), aDelivery('e-1'));
    expect(told).toEqual(['settled', 'settled', 'duplicate', 'duplicate']);
    expect(taken).toMatchObject([{ id: 'e-1', detailType: 'Content Published' }]);
    // No detail of it: what is told goes into logs.
    expect(Object.keys(taken[0]?.detail ?? {})).toEqual(['timestamp']);
  });

  it('does not complain of a job that tells again how far it is, and keeps both', async () => {
    const { take, told, taken } = aProcessor();
    const progress = (timestamp: string) =>
      aDelivery('e-2', { timestamp }, { 'detail-type': 'Job Progress Update' });
    await take(progress('2026-11-23T11:59:58.000Z'), progress('2026-11-23T11:59:59.000Z'));
    expect(told).toEqual(['settled', 'settled']);
    expect(taken).toEqual([]);
  });

  it('gives back what failed, and only that; its next delivery completes it', async () => {
    const failing = trail().client();
    failAt(failing, 1, 'after');
    const crashing = aProcessor(createRecorder({ client: failing, table: trail().table }));
    const event = aDelivery('e-2', caused('e-2', 'e-1'));
    expect(await crashing.take(event)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }] });
    expect(crashing.told).toEqual(['failed: crash']);
    const { take, told } = aProcessor();
    await take(event);
    expect(told).toEqual(['duplicate']);
    for (const list of [trail().history.byUser('ada'), trail().history.causedBy('e-1')])
      expect((await list).events).toMatchObject([{ eventId: 'e-2' }]);
  });
});
