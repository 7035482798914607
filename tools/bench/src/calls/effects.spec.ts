import { describe, expect, it } from 'vitest';
import { changedItems, describeSecond, framesIn, publishedIn } from './effects.ts';

const call = (operation: string, body: unknown = {}) => ({
  start: 0,
  end: 1,
  operation,
  body: JSON.stringify(body),
});

describe('a second delivery', () => {
  const first = { items: 4, events: ['a', 'b'], frames: 3 };
  it.each([
    { second: { items: 0, events: [], frames: 0 }, words: 'state stays' },
    { second: { items: 0, events: ['a', 'b'], frames: 0 }, words: 'state stays; 2 events again, same ids' },
    {
      second: { items: 1, events: ['a', 'c'], frames: 3 },
      words: '1 item changed; 1 event again, same id; 1 new event; 3 frames again',
    },
  ])('is told as “$words”', ({ second, words }) => {
    expect(describeSecond(first, second)).toBe(words);
  });
});

it('counts what was added, altered and removed', () => {
  const before = new Map([
    ['kept', { a: 1, b: 2 }],
    ['altered', { a: 1 }],
    ['removed', { a: 1 }],
  ]);
  const after = new Map([
    ['kept', { b: 2, a: 1 }],
    ['altered', { a: 2 }],
    ['added', { a: 1 }],
  ]);
  expect(changedItems(before, after)).toBe(3);
});

it('finds events and frames in recorded calls', () => {
  const calls = [
    call('TransactWriteItems'),
    call('PutEvents', {
      Entries: [{ Detail: '{"event":{"id":"e1"}}' }, { Detail: '{"event":{"id":"e2"}}' }],
    }),
    call('PostToConnection', 'hello'),
  ];
  expect(publishedIn(calls)).toEqual(['e1', 'e2']);
  expect(framesIn(calls)).toBe(1);
});
