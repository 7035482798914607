import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { useTable } from '../../test/table.ts';
import { planKey, pointerKey } from '../items.ts';
import { createSlots, type Slots } from './slots.ts';

const table = useTable();
let slots: Slots;
let now: number;
let userId: string;
beforeEach(() => {
  now = Date.parse('2026-03-14T10:00:00.000Z');
  userId = randomUUID();
  slots = createSlots({ ...table, now: () => new Date(now) });
});

const hours = 3_600_000;
const take = (connectionId: string) => slots.take({ userId, connectionId, protocol: 'v1' });
const liveIds = async () => (await slots.live(userId)).map(({ connectionId }) => connectionId).sort();
const pointerOf = async (connectionId: string) =>
  (await table.client.send(new GetCommand({ TableName: table.table, Key: pointerKey(connectionId) }))).Item;

describe('slots', () => {
  it('give exactly five of twenty connections at once a place', async () => {
    const ends = await Promise.all(Array.from({ length: 20 }, (_, place) => take(`c${place}`)));
    expect(ends.filter((end) => end === 'taken')).toHaveLength(5);
    expect(ends.filter((end) => end === 'full')).toHaveLength(15);
    const taken = ends.flatMap((end, place) => (end === 'taken' ? [`c${place}`] : []));
    expect(await liveIds()).toEqual(taken.sort());
  });

  it('are as many as the plan allows', async () => {
    const plan = { plan: 'free', ...planKey(userId) };
    await table.client.send(new PutCommand({ TableName: table.table, Item: plan }));
    const ends = await Promise.all(['a', 'b', 'c', 'd'].map(take));
    expect(ends.filter((end) => end === 'taken')).toHaveLength(3);
    expect(await liveIds()).toHaveLength(3);
  });

  it('are freed by the end of a connection', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await take(id);
    expect(await take('f')).toBe('full');
    await slots.release('b');
    expect(await take('f')).toBe('taken');
    expect(await liveIds()).toEqual(['a', 'c', 'd', 'e', 'f']);
    expect(await pointerOf('b')).toBeUndefined();
  });

  it('come back by themselves when $disconnect is lost, whether TTL deleted them or not', async () => {
    for (const id of ['a', 'b', 'c', 'd', 'e']) await take(id);
    now += 2 * hours;
    expect(await take('f')).toBe('full');
    now += 0.2 * hours;
    expect(await liveIds()).toEqual([]);
    expect(await take('f')).toBe('taken');
    expect(await liveIds()).toEqual(['f']);
  });

  it('are not freed by the late end of an earlier connection', async () => {
    await take('old');
    now += 3 * hours;
    await take('new');
    await slots.release('old');
    expect(await liveIds()).toEqual(['new']);
    expect(await pointerOf('old')).toBeUndefined();
    expect(await pointerOf('new')).toMatchObject({ userId, slot: 1 });
  });

  it('may be freed twice, and by nobody who held none', async () => {
    await take('a');
    await slots.release('a');
    await slots.release('a');
    await slots.release('never');
    expect(await liveIds()).toEqual([]);
  });
});
