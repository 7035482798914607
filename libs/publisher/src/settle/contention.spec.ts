import { ContentPublished, type DomainEvent } from '@bayon/event-contracts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anEvent } from '../../test/fixtures.ts';
import { beforeTransactions, cancelled, loseAnswers } from '../../test/interference.ts';
import { content, counter, counting, generating, log, logging, mark, publishing } from '../../test/rules.ts';
import { startWorlds, type World } from '../../test/world.ts';
import { add, type AnyRule, put, query, remove, rule, type Write } from '../rule/index.ts';
import { Contended } from './errors.ts';

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

/** Settles, and again as the queue would while others are faster. */
async function settleAtLast(settler: ReturnType<World['settler']>, ...what: [DomainEvent, AnyRule]) {
  for (;;) {
    try {
      return await settler.settle(...what);
    } catch (error) {
      if (!(error instanceof Contended)) throw error;
    }
  }
}

/** A settler between whose reading and writing, the first time, something else happens. */
function interrupted(other: () => Promise<unknown>) {
  const { settler, client } = world.settlerAndClient();
  beforeTransactions(client, (count) => (count === 1 ? other() : undefined));
  return settler;
}

const writing = (...writes: Write[]) => rule(ContentPublished, { decide: () => ({ writes, events: [] }) });

describe('events that change one item at once', () => {
  it('all have their effect: none is lost, none has two', async () => {
    const events = Array.from({ length: 20 }, (_, place) => anEvent(`e-${place}`));
    // Each event comes twice, over different instances of the function.
    await Promise.all([...events, ...events].map((one) => settleAtLast(world.settler(), one, logging)));
    const ids = (await world.read(log))?.['ids'] as string[];
    expect([...ids].sort()).toEqual(events.map(({ id }) => id).sort());
  });

  it('count exactly', async () => {
    const events = Array.from({ length: 20 }, (_, place) => anEvent(`e-${place}`));
    await Promise.all([...events, ...events].map((one) => settleAtLast(world.settler(), one, counting)));
    expect(await world.read(counter)).toMatchObject({ n: 20 });
  });
});

describe('an item that was loaded', () => {
  const logged = (...ids: string[]) => expect.objectContaining({ ids }) as unknown;

  it('and was changed since makes the rule decide again', async () => {
    await interrupted(() => world.settler().settle(anEvent('faster'), logging)).settle(event, logging);
    expect(await world.read(log)).toEqual(logged('faster', 'one'));
  });

  it.each<[string, Write[][]]>([
    ['replaced by a rule that did not look', [[put(log, { ids: ['blind'] })]]],
    ['removed and made again', [[remove(log)], [put(log, { ids: ['blind'] })]]],
    ['set by an addition', [[remove(log)], [add(log, { n: 1 }, { set: { ids: ['blind'] } })]]],
  ])('and was %s is not taken for what it was', async (_, changes) => {
    await world.settler().settle(anEvent('before'), logging);
    const settler = interrupted(async () => {
      for (const [place, writes] of changes.entries())
        await world.settler().settle(anEvent(`change-${place}`), writing(...writes));
    });
    await settler.settle(event, logging);
    expect(await world.read(log)).toEqual(logged('blind', 'one'));
  });

  it('and was not written by a rule can be written by one', async () => {
    await world.write({ pk: log.pk, sk: log.sk, ids: ['by hand'] });
    await world.settler().settle(event, logging);
    expect(await world.read(log)).toEqual(logged('by hand', 'one'));
  });

  it('and was first written by a rule since is not taken for what it was', async () => {
    await world.write({ pk: log.pk, sk: log.sk, ids: ['by hand'] });
    await interrupted(() => world.settler().settle(anEvent('faster'), logging)).settle(event, logging);
    expect(await world.read(log)).toEqual(logged('by hand', 'faster', 'one'));
  });
});

it('an item that a query found, and was changed since, makes a rule that writes it decide again', async () => {
  const found = rule(ContentPublished, {
    load: () => ({ logs: query<{ ids: string[] }>(log.pk, { prefix: log.sk, limit: 5 }) }),
    decide: ({ id }, { logs }) => ({
      writes: [put(log, { ids: [...(logs[0]?.ids ?? []), id] })],
      events: [],
    }),
  });
  await world.settler().settle(anEvent('before'), logging);
  await interrupted(() => world.settler().settle(anEvent('faster'), found)).settle(event, found);
  expect(await world.read(log)).toMatchObject({ ids: ['before', 'faster', 'one'] });
});

describe('an item that was only looked at', () => {
  const published = expect.objectContaining({ status: 'published' }) as unknown;

  it('and came to be since makes the rule decide again: published while it is generated', async () => {
    const generated = () => world.settler().settle(anEvent('generated'), generating);
    await interrupted(generated).settle(anEvent('published'), publishing);
    expect(await world.read(content)).toEqual(published);
    expect(await world.read(mark)).toBeUndefined();
  });

  it('and came to be since makes the rule decide again: generated while it is published', async () => {
    const publish = () => world.settler().settle(anEvent('published'), publishing);
    await interrupted(publish).settle(anEvent('generated'), generating);
    expect(await world.read(content)).toEqual(published);
  });
});

describe('the table', () => {
  const inProgress = () =>
    Object.assign(new Error('being worked on'), { name: 'TransactionInProgressException' });

  it.each([
    ['TransactionConflict', () => cancelled('None', 'TransactionConflict')],
    ['ThrottlingError', () => cancelled('ThrottlingError', 'None')],
    ['ProvisionedThroughputExceeded', () => cancelled('None', 'ProvisionedThroughputExceeded')],
    ['TransactionInProgressException', inProgress],
  ])('busy with others (%s) is tried again', async (_, refusal) => {
    const { client, settler } = world.settlerAndClient();
    beforeTransactions(client, (count) => {
      if (count < 3) throw refusal();
    });
    expect(await settler.settle(event, counting)).toMatchObject({ outcome: 'settled' });
    expect(await world.read(counter)).toMatchObject({ n: 1 });
  });

  it('that is always busy is left for later: nothing was written, and the next delivery does it', async () => {
    const { client, settler } = world.settlerAndClient();
    let tries = 0;
    beforeTransactions(client, () => {
      tries += 1;
      throw cancelled('None', 'TransactionConflict');
    });
    await expect(settler.settle(event, counting)).rejects.toThrow(Contended);
    expect(tries).toBe(10);
    expect(await world.read(counter)).toBeUndefined();
    expect(await world.settler().settle(event, counting)).toMatchObject({ outcome: 'settled' });
  });

  it('that refuses for a reason that time does not heal is not tried again', async () => {
    const { client, settler } = world.settlerAndClient();
    let tries = 0;
    beforeTransactions(client, () => {
      tries += 1;
      throw cancelled('None', 'TransactionConflict', 'ValidationError');
    });
    await expect(settler.settle(event, counting)).rejects.toThrow('ValidationError');
    expect(tries).toBe(1);
  });

  it.each([1, 2])('whose answer is lost (%i times) has its effect once', async (times) => {
    const { client, settler } = world.settlerAndClient();
    loseAnswers(client, times);
    const { record } = await settler.settle(event, counting);
    expect(await world.read(counter)).toMatchObject({ n: 1 });
    expect(world.bus.onBus).toEqual(record.events.map(({ id }) => id));
  });

  it('that never answers has its effect once, and the next delivery publishes', async () => {
    const { client, settler } = world.settlerAndClient();
    loseAnswers(client, Infinity);
    await expect(settler.settle(event, counting)).rejects.toThrow('the answer was lost');
    const { outcome, record } = await world.settler().settle(event, counting);
    expect(outcome).toBe('duplicate');
    expect(await world.read(counter)).toMatchObject({ n: 1 });
    expect(world.bus.onBus).toEqual(record.events.map(({ id }) => id));
  });
});
