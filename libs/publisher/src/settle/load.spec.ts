import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { noWait } from '../../test/fixtures.ts';
import { answerInParts } from '../../test/interference.ts';
import { startTables, type TestTable, type TestTables } from '../../test/table.ts';
import { get, itemKey, nameOf, query, type Reads } from '../rule/index.ts';
import { load } from './load.ts';

let tables: TestTables;
let table: TestTable;
beforeAll(async () => {
  tables = await startTables();
});
afterAll(() => tables.stop());
beforeEach(async () => {
  table = await tables.create();
});

const now = new Date('2026-03-14T10:00:00Z');
const seconds = now.getTime() / 1_000;

const loadNow = (reads: Reads, client = table.client()) =>
  load({ client, table: table.table, wait: noWait }, reads, () => now);

const note = (sk: string) => itemKey<{ text: string }>('NOTES', sk);
const writeNotes = async (count: number, more: Record<string, unknown> = {}) => {
  for (let place = 0; place < count; place += 1)
    await table.write({ pk: 'NOTES', sk: `N#${place}`, text: `note ${place}`, rev: place + 1, ...more });
};

describe('by key', () => {
  it('finds an item without what only the table needs, and its revision', async () => {
    await table.write({
      ...note('N#0'),
      text: 'hi',
      rev: 7,
      gsi1pk: 'a',
      gsi1sk: 'b',
      expiresAt: seconds + 1,
    });
    const { state, revisions } = await loadNow({ one: get(note('N#0')) });
    expect(state).toEqual({ one: { text: 'hi' } });
    expect([...revisions.values()]).toEqual([{ key: note('N#0'), revision: 7 }]);
  });

  it('takes the time when all is read: what is decided by it is younger than what it saw', async () => {
    const client = table.client();
    const [before, after] = [new Date(0), new Date(1)];
    let answers = 0;
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        answers += 1;
        return answer;
      },
      { step: 'initialize' },
    );
    const reads = { one: get(note('N#0')), all: query('NOTES', { prefix: 'N#', limit: 1 }) };
    const clock = () => (answers === 2 ? after : before);
    const loaded = await load({ client, table: table.table, wait: noWait }, reads, clock);
    expect(loaded.now).toBe(after);
  });

  it('tells what is not there from what has no revision', async () => {
    await table.write({ ...note('by hand'), text: 'hi' });
    const { state, revisions } = await loadNow({ a: get(note('absent')), b: get(note('by hand')) });
    expect(state).toEqual({ a: undefined, b: { text: 'hi' } });
    expect(revisions.get(nameOf(note('absent')))?.revision).toBe('absent');
    expect(revisions.get(nameOf(note('by hand')))?.revision).toBe('none');
  });

  it('does not find what has expired, but guards it', async () => {
    await writeNotes(1, { expiresAt: seconds });
    const { state, revisions } = await loadNow({ one: get(note('N#0')) });
    expect(state).toEqual({ one: undefined });
    expect(revisions.get(nameOf(note('N#0')))?.revision).toBe(1);
  });

  it('finds one item under two names', async () => {
    await writeNotes(1);
    const { state, revisions } = await loadNow({
      a: get(note('N#0')),
      b: get(note('N#0')),
      c: get(note('x')),
    });
    expect(state).toEqual({ a: { text: 'note 0' }, b: { text: 'note 0' }, c: undefined });
    expect(revisions.size).toBe(2);
  });

  const five = Object.fromEntries(
    Array.from({ length: 5 }, (_, place) => [`n${place}`, get(note(`N#${place}`))]),
  );

  it('asks again for what DynamoDB left unprocessed', async () => {
    await writeNotes(5);
    const client = table.client();
    answerInParts(client, table.table, 3);
    const { state } = await loadNow(five, client);
    expect(Object.values(state)).toEqual(
      Array.from({ length: 5 }, (_, place) => ({ text: `note ${place}` })),
    );
  });

  it('never takes what was left unprocessed for absent', async () => {
    await writeNotes(5);
    const client = table.client();
    answerInParts(client, table.table, Infinity);
    const nine = Object.fromEntries(
      Array.from({ length: 9 }, (_, place) => [`n${place}`, get(note(`N#${place}`))]),
    );
    await expect(loadNow(nine, client)).rejects.toThrow('left 1 keys unprocessed');
  });
});

describe('by query', () => {
  const textsOf = async (read: Reads[string]) =>
    ((await loadNow({ found: read })).state['found'] as { text: string }[]).map(({ text }) => text);

  it('finds the first of a prefix, or the newest', async () => {
    await writeNotes(4);
    await table.write({ pk: 'NOTES', sk: 'OTHER#1', text: 'other' });
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 2 }))).toEqual(['note 0', 'note 1']);
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 2, newestFirst: true }))).toEqual([
      'note 3',
      'note 2',
    ]);
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 100 }))).toHaveLength(4);
    expect(await textsOf(query('NOTES', { prefix: '', limit: 100 }))).toHaveLength(5);
    expect(await textsOf(query('NOBODY', { prefix: 'N#', limit: 100 }))).toEqual([]);
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 2, after: 'N#1' }))).toEqual([
      'note 2',
      'note 3',
    ]);
  });

  it('finds all it asks for, though DynamoDB answers a megabyte at a time', async () => {
    await writeNotes(5, { body: 'x'.repeat(350_000) });
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 4 }))).toHaveLength(4);
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 9 }))).toHaveLength(5);
  });

  it('does not find what has expired, and guards nothing', async () => {
    await writeNotes(2);
    await table.write({ pk: 'NOTES', sk: 'N#9', text: 'expired', expiresAt: seconds - 1 });
    const { state, revisions } = await loadNow({ found: query('NOTES', { prefix: 'N#', limit: 9 }) });
    expect(state['found']).toHaveLength(2);
    expect(revisions.size).toBe(0);
  });

  it('does not count what has expired: a full answer has as many as were asked for', async () => {
    await writeNotes(2, { expiresAt: seconds - 1 });
    for (const place of [2, 3, 4]) await table.write({ ...note(`N#${place}`), text: `note ${place}` });
    expect(await textsOf(query('NOTES', { prefix: 'N#', limit: 2 }))).toEqual(['note 2', 'note 3']);
  });
});

it('reads nothing where nothing is asked for', async () => {
  expect(await loadNow({})).toEqual({ now, state: {}, revisions: new Map(), found: new Map() });
});
