import { ContentGenerated, ContentUpdated } from '@bayon/event-contracts';
import { get, itemKey, put, rule } from '@bayon/publisher/rule';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serviceWorlds, tableOf, type Worlds } from './index.ts';

interface Note {
  readonly title: string;
  readonly takenAt: string;
}
const noteOf = (contentId: string) => itemKey<Note>('NOTES', contentId);

/** The last to come stands: the mistake that the orders are there to find. */
const updated = rule(ContentUpdated, {
  decide: ({ detail: { contentId, title = '' } }, _, { now }) => ({
    writes: [put(noteOf(contentId), { title, takenAt: now })],
    events: [],
  }),
});
/** The greater title stands; it asks itself to note it. */
const generated = rule(ContentGenerated, {
  load: ({ detail }) => ({ known: get(noteOf(detail.contentId)) }),
  decide: ({ detail: { userId, contentId, contentType, title } }, { known }, { now }) => ({
    writes: known && known.title > title ? [] : [put(noteOf(contentId), { title, takenAt: now })],
    events: [
      {
        contract: ContentUpdated,
        detail: { userId, contentId: `copy-of-${contentId}`, contentType, changes: ['title'], title: 'Copy' },
      },
    ],
  }),
});

const configuration = {
  resources: {
    Resources: {
      Table: {
        Type: 'AWS::DynamoDB::Table',
        Properties: {
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
        },
      },
    },
  },
};
const { startWorlds, anEvent, outcomesOfEveryOrder, worldForEach } = serviceWorlds({
  service: 'studio',
  table: tableOf(configuration),
  rules: { [ContentUpdated.detailType]: updated, [ContentGenerated.detailType]: generated },
  consumes: [ContentUpdated, ContentGenerated],
  reads: (_, table, now) => ({ table, now }),
  volatile: ['takenAt'],
});

describe('a world', () => {
  const world = worldForEach();

  it.each(['one', 'another'])('is of %s test alone', async () => {
    expect(await world().items()).toEqual([]);
    expect(world().bus.events).toEqual([]);
    await world().take(anEvent(ContentGenerated));
    await world().write({ pk: 'NOTES', sk: 'c-1', title: 'By hand', takenAt: '' });
    expect(await world().read(noteOf('c-1'))).toMatchObject({ title: 'By hand' });
  });

  it('takes an event as the processor does, at its own time, and its follow-ups when drained', async () => {
    world().now = '2027-01-01T00:00:00.000Z';
    const event = anEvent(ContentGenerated, { contentId: 'c-1', title: 'One' });
    expect(await world().take(event, event)).toMatchObject([
      { outcome: 'settled' },
      { outcome: 'duplicate' },
    ]);
    expect(await world().read(noteOf('c-1'))).toMatchObject({ takenAt: '2027-01-01T00:00:00.000Z' });
    expect(world().reads.now()).toEqual(new Date('2027-01-01T00:00:00.000Z'));
    expect(await world().read(noteOf('copy-of-c-1'))).toBeUndefined();
    await world().drain();
    expect(await world().read(noteOf('copy-of-c-1'))).toMatchObject({ title: 'Copy' });
    expect(
      new Set(
        world()
          .published(ContentUpdated)
          .map(({ event: { id } }) => id),
      ).size,
    ).toBe(1);
  });

  it('settles once more in another scope', async () => {
    const event = anEvent(ContentUpdated);
    await world().take(event);
    const another = world().anotherSettler({ scope: 'studio elsewhere' });
    expect(await another.settle(event, updated)).toMatchObject({ outcome: 'settled' });
  });
});

it('has events of its own source where it may publish them, else of who does', () => {
  expect(anEvent(ContentGenerated).source).toBe('bayon.coagent.studio');
  expect(anEvent(ContentUpdated, {}, { id: 'a' })).toMatchObject({ id: 'a', correlationId: 'first-of-a' });
});

describe('the outcomes of every order', () => {
  let worlds: Worlds;
  beforeAll(async () => {
    worlds = await startWorlds();
  });
  afterAll(() => worlds.stop());
  const differentStates = async (...asked: Parameters<typeof outcomesOfEveryOrder>) =>
    new Set((await outcomesOfEveryOrder(...asked)).map(({ outcome }) => JSON.stringify(outcome.state))).size;

  it('are one where the order does not matter', async () => {
    const events = ['A', 'B', 'C'].map((title) => anEvent(ContentGenerated, { title }, { id: title }));
    const [first, ...others] = await outcomesOfEveryOrder(worlds, events);
    expect(others).toHaveLength(5);
    expect(first?.outcome.state).toMatchObject([{ title: 'C' }, { title: 'Copy' }]);
    expect(first?.outcome.state[0]).not.toHaveProperty('takenAt');
    expect(first?.outcome.events).toHaveLength(3);
    expect(first?.outcome.items).toHaveLength(2 + 3 + 3);
    for (const { order, outcome } of others) expect(outcome, order).toEqual(first?.outcome);
  });

  it('are several where it does', async () => {
    const events = ['A', 'B'].map((title) => anEvent(ContentUpdated, { title }, { id: title }));
    expect(await differentStates(worlds, events)).toBe(2);
  });

  it('begin with what comes before', async () => {
    const before = [anEvent(ContentGenerated, { contentId: 'c-1', title: 'Z' }, { id: 'before' })];
    const events = ['A', 'B'].map((title) =>
      anEvent(ContentGenerated, { contentId: 'c-1', title }, { id: title }),
    );
    for (const { outcome } of await outcomesOfEveryOrder(worlds, events, before))
      expect(outcome.state).toMatchObject([{ sk: 'c-1', title: 'Z' }, {}]);
  });
});
