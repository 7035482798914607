import { ContentPublished, contentPublished, ContractViolation } from '@bayon/event-contracts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type EventBridge, idOf, startEventBridge } from '@bayon/scripted-bus';
import { aNotification, anEvent, noWait, notifications } from '../../test/fixtures.ts';
import { createPublisher, type Publisher } from './publisher.ts';

let bus: EventBridge;
let publisher: Publisher;
const now = '2026-03-14T09:26:53.000Z';

beforeEach(async () => {
  bus = await startEventBridge();
  publisher = createPublisher({
    source: 'bayon.coagent.studio',
    bus: 'bayon-bus',
    client: bus.client(),
    now: () => new Date(now),
    wait: noWait,
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await bus.stop();
});

const details = () =>
  bus.requests.flat().map(({ Detail: detail }) => JSON.parse(detail) as Record<string, unknown>);

describe('publish', () => {
  it('puts an event with its envelope on the bus', async () => {
    const [id] = await publisher.publish([aNotification('It is out.')]);
    expect(bus.requests).toEqual([
      [
        {
          Source: 'bayon.coagent.studio',
          DetailType: 'Real-time Notification',
          EventBusName: 'bayon-bus',
          Detail: expect.any(String) as string,
        },
      ],
    ]);
    expect(details()).toEqual([
      {
        userId: 'ada',
        type: 'content_published',
        message: 'It is out.',
        timestamp: now,
        event: { id, version: 1, correlationId: id },
      },
    ]);
  });

  it('sends nothing where there is nothing', async () => {
    expect(await publisher.publish([])).toEqual([]);
    expect(bus.requests).toEqual([]);
  });

  it('sends 25 events in three requests and returns their ids in their order', async () => {
    const ids = await publisher.publish(notifications(25));
    expect(ids).toEqual(Array.from({ length: 25 }, (_, place) => `n-${place}`));
    expect(bus.requests.map((request) => request.length).sort()).toEqual([10, 10, 5].sort());
    expect(new Set(bus.onBus)).toEqual(new Set(ids));
  });

  it('gives an event without a cause an id of its own each time', async () => {
    const first = await publisher.publish([aNotification('one')]);
    expect(await publisher.publish([aNotification('one')])).not.toEqual(first);
  });

  it('keeps the id that the producer has', async () => {
    expect(await publisher.publish([aNotification('one', {}, 'mine')])).toEqual(['mine']);
  });

  it('derives the ids of caused events from the cause, the step and the place: a retry gives the same', async () => {
    const cause = anEvent('cause');
    const drafts = [aNotification('one'), aNotification('two')];
    const ids = await publisher.publish(drafts, { cause });
    expect(new Set(ids).size).toBe(2);
    expect(await publisher.publish(drafts, { cause })).toEqual(ids);
    const others = [
      await publisher.publish(drafts, { cause, step: 'progress-30' }),
      await publisher.publish(drafts, { cause: anEvent('another') }),
    ].flat();
    expect(others.filter((id) => ids.includes(id))).toEqual([]);
    expect(details()[0]).toMatchObject({
      event: { id: ids[0], correlationId: 'first-of-cause', causationId: 'cause' },
    });
  });

  it("hands on the invocation's trace", async () => {
    await publisher.publish([aNotification('untraced')]);
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-65f2c1a5-0123456789abcdef01234567;Sampled=1');
    await publisher.publish([aNotification('traced')]);
    expect(bus.requests.flat().map(({ TraceHeader: trace }) => trace)).toEqual([
      undefined,
      'Root=1-65f2c1a5-0123456789abcdef01234567;Sampled=1',
    ]);
  });
});

describe('publish refuses before anything is sent', () => {
  const good = aNotification('good');
  afterEach(() => expect(bus.requests).toEqual([]));

  it('what breaks its contract, naming the path', async () => {
    const broken = contentPublished({ ...ContentPublished.examples[0]!, contentId: '' });
    await expect(publisher.publish([good, broken])).rejects.toMatchObject({
      name: 'ContractViolation',
      detailType: 'Content Published',
      complaints: [{ path: 'detail.contentId' }, { path: 'detail.contentId' }],
    });
  });

  it("an event of another service's", async () => {
    const brand = createPublisher({ source: 'bayon.coagent.brand', bus: 'b', client: bus.client() });
    await expect(brand.publish([good, contentPublished(ContentPublished.examples[0]!)])).rejects.toThrow(
      ContractViolation,
    );
  });

  it('an id that no consumer would take', async () => {
    await expect(publisher.publish([aNotification('x', {}, 'has # in it')])).rejects.toMatchObject({
      complaints: [{ path: 'detail.event.id' }, { path: 'detail.event.correlationId' }],
    });
  });

  it('a detail above 64 KiB, by its name', async () => {
    const large = aNotification('large', { text: 'x'.repeat(64 * 1024) }, 'too-large');
    await expect(publisher.publish([good, large])).rejects.toMatchObject({
      name: 'EventTooLarge',
      id: 'too-large',
      detailType: 'Real-time Notification',
    });
  });
});

it('names every event that is not on the bus, of all its requests, and no other', async () => {
  bus.behave((entries) => ({
    codes: entries.map((entry) => (/[37]$/.test(idOf(entry)) ? 'MalformedDetail' : undefined)),
  }));
  const error = await publisher.publish(notifications(75)).then(
    () => undefined,
    (reason: unknown) => reason as { unpublished: { id: string }[] },
  );
  const lost = notifications(75).flatMap(({ id = '' }) => (/[37]$/.test(id) ? [id] : []));
  expect(error?.unpublished.map(({ id }) => id)).toEqual(lost);
  expect(new Set(bus.onBus).size).toBe(75 - lost.length);
});
