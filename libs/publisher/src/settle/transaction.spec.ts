import { describe, expect, it } from 'vitest';
import { add, itemKey, type Key, nameOf, put, remove, type Write } from '../rule/index.ts';
import type { Revision } from './load.ts';
import { transactionOf } from './transaction.ts';

const fresh = 4_711;
const note = (sk: string) => itemKey<{ text: string; n: number }>('NOTES', sk);

const transaction = (writes: readonly Write[], ...loaded: [Key, Revision][]) =>
  transactionOf(
    'notes',
    writes,
    {
      revisions: new Map(loaded.map(([key, revision]) => [nameOf(key), { key, revision }])),
      found: new Map([[nameOf(note('found')), 3 as const]]),
    },
    fresh,
  );

const absent = { ConditionExpression: 'attribute_not_exists(pk)' };
const sameRevision = {
  ConditionExpression: '#rev = :rev',
  ExpressionAttributeNames: { '#rev': 'rev' },
  ExpressionAttributeValues: { ':rev': 3 },
};

it('writes nothing for nothing', () => {
  expect(transaction([])).toEqual([]);
});

describe('a put', () => {
  it('is of the whole item, at its place, with a fresh revision', () => {
    const write = put(note('1'), { text: 'hi', n: 1 }, { index: { pk: 'a', sk: 'b' }, expiresAt: 99 });
    const item = {
      pk: 'NOTES',
      sk: '1',
      text: 'hi',
      n: 1,
      gsi1pk: 'a',
      gsi1sk: 'b',
      expiresAt: 99,
      rev: fresh,
    };
    expect(transaction([write])).toEqual([{ Put: { TableName: 'notes', Item: item } }]);
  });

  it('is guarded by what was loaded', () => {
    const write = put(note('1'), { text: 'hi', n: 1 });
    expect(transaction([write], [note('1'), 3])).toMatchObject([{ Put: sameRevision }]);
    expect(transaction([write], [note('1'), 'absent'])).toMatchObject([{ Put: absent }]);
    expect(transaction([write], [note('1'), 'none'])).toMatchObject([
      { Put: { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#rev)' } },
    ]);
  });
});

it('what a query found is guarded where it is written, and only there', () => {
  expect(transaction([])).toEqual([]);
  expect(transaction([add(note('found'), { n: 1 })])).toMatchObject([
    { Update: { ConditionExpression: '#rev = :rev', ExpressionAttributeValues: { ':rev': 3 } } },
  ]);
  expect(transaction([put(note('found'), { text: 'hi', n: 1 })])).toMatchObject([{ Put: sameRevision }]);
});

it('a removal is guarded by what was loaded', () => {
  const Key = { pk: 'NOTES', sk: '1' };
  expect(transaction([remove(note('1'))])).toEqual([{ Delete: { TableName: 'notes', Key } }]);
  expect(transaction([remove(note('1'))], [note('1'), 3])).toEqual([
    { Delete: { TableName: 'notes', Key, ...sameRevision } },
  ]);
});

describe('an addition', () => {
  it('raises, sets what is given, and the revision', () => {
    const write = add(note('1'), { n: 2 }, { set: { text: 'hi' }, expiresAt: 99 });
    expect(transaction([write])).toEqual([
      {
        Update: {
          TableName: 'notes',
          Key: { pk: 'NOTES', sk: '1' },
          UpdateExpression: 'SET #rev = if_not_exists(#rev, :fresh) + :one, #s0 = :s0, #s1 = :s1 ADD #a0 :a0',
          ExpressionAttributeNames: { '#rev': 'rev', '#s0': 'text', '#s1': 'expiresAt', '#a0': 'n' },
          ExpressionAttributeValues: { ':fresh': fresh, ':one': 1, ':s0': 'hi', ':s1': 99, ':a0': 2 },
        },
      },
    ]);
  });

  it('leaves out what is undefined', () => {
    const [item] = transaction([add(note('1'), {}, { set: { text: undefined } })]);
    expect(item?.Update).toMatchObject({ UpdateExpression: 'SET #rev = if_not_exists(#rev, :fresh) + :one' });
  });

  it('is guarded by what was loaded', () => {
    const [item] = transaction([add(note('1'), { n: 1 })], [note('1'), 3]);
    expect(item).toMatchObject({ Update: sameRevision });
  });
});

it('checks what was only looked at', () => {
  expect(
    transaction([remove(note('1'))], [note('1'), 3], [note('2'), 3], [note('3'), 'absent']),
  ).toMatchObject([
    { Delete: {} },
    { ConditionCheck: { Key: { sk: '2' }, ...sameRevision } },
    { ConditionCheck: { Key: { sk: '3' }, ...absent } },
  ]);
});

it('refuses to write an item twice: DynamoDB would', () => {
  expect(() => transaction([remove(note('1')), add(note('1'), { n: 1 })])).toThrow('the same item twice');
});
