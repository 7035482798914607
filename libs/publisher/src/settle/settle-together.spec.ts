import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { anEvent } from '../../test/fixtures.ts';
import { beforeTransactions } from '../../test/interference.ts';
import { log } from '../../test/rules.ts';
import { startWorlds, type World } from '../../test/world.ts';
import { get, itemKey, put } from '../rule/index.ts';
import type { Cause } from './commit.ts';
import type { Settler } from './settler.ts';

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

/** The log of one user, who is one recipient of many. */
const cause = (id: string, receipt = `message-${id}`): Cause => ({
  event: anEvent(id),
  scope: 'realtime ada',
  receipt,
});

const appendAll = (settler: Settler, ...causes: Cause[]) =>
  settler.settleTogether(causes, {
    load: () => ({ before: get(log) }),
    decide: (open, { before }) => [
      put(log, { ids: [...(before?.ids ?? []), ...open.map(({ event: { id } }) => id)] }),
    ],
  });

const outcomes = async (settling: ReturnType<typeof appendAll>) =>
  (await settling).map(({ outcome }) => outcome);

const logged = async () => (await world.read(log))?.['ids'];

it('settles all in one transaction, in their order', async () => {
  const { client, settler } = world.settlerAndClient();
  let transactions = 0;
  beforeTransactions(client, () => (transactions += 1));
  expect(await outcomes(appendAll(settler, cause('a'), cause('b'), cause('c')))).toEqual(
    Array(3).fill('settled'),
  );
  expect(await logged()).toEqual(['a', 'b', 'c']);
  expect(transactions).toBe(1);
});

it('leaves out those that are settled already, and says which', async () => {
  await appendAll(world.settler(), cause('b', 'message-before'));
  const settled = await appendAll(world.settler(), cause('a'), cause('b'), cause('c'));
  expect(settled).toMatchObject([
    { outcome: 'settled', record: { receipt: 'message-a' } },
    { outcome: 'duplicate', record: { receipt: 'message-before' } },
    { outcome: 'settled', record: { receipt: 'message-c' } },
  ]);
  expect(await logged()).toEqual(['b', 'a', 'c']);
});

it('writes nothing when all are', async () => {
  await appendAll(world.settler(), cause('a'), cause('b'));
  expect(await outcomes(appendAll(world.settler(), cause('b'), cause('a')))).toEqual([
    'duplicate',
    'duplicate',
  ]);
  expect(await logged()).toEqual(['a', 'b']);
});

it('takes an event that a batch holds twice once', async () => {
  const settled = await appendAll(world.settler(), cause('a', 'm-1'), cause('b'), cause('a', 'm-2'));
  expect(settled.map(({ outcome, record }) => [outcome, record.receipt])).toEqual([
    ['settled', 'm-1'],
    ['settled', 'message-b'],
    ['duplicate', 'm-1'],
  ]);
  expect(await logged()).toEqual(['a', 'b']);
});

it('loses nothing when batches overlap', async () => {
  const batches = Array.from({ length: 6 }, (_, place) =>
    Array.from({ length: 4 }, (__, more) => cause(`e-${place * 2 + more}`)),
  );
  const settling = batches.map((batch) => appendAll(world.settler({ wait: undefined }), ...batch));
  const settled = (await Promise.all(settling)).flat();
  expect(settled.filter(({ outcome }) => outcome === 'settled')).toHaveLength(14);
  const ids = (await logged()) as string[];
  expect([...ids].sort()).toEqual(Array.from({ length: 14 }, (_, place) => `e-${place}`).sort());
});

it('has nothing to do for nobody', async () => {
  expect(await appendAll(world.settler())).toEqual([]);
  expect(await logged()).toBeUndefined();
});

it('refuses more than a transaction takes', async () => {
  const causes = Array.from({ length: 100 }, (_, place) => cause(`e-${place}`));
  await expect(appendAll(world.settler(), ...causes)).rejects.toThrow('101 items');
});

it('gives what it loads to the decision by name', async () => {
  await world.settler().settleTogether([cause('a')], {
    load: (causes) => Object.fromEntries(causes.map(({ event }) => [event.id, get(itemKey('X', event.id))])),
    decide: (_, state) => {
      expect(state).toEqual({ a: undefined });
      return [];
    },
  });
});
