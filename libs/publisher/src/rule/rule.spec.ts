import { ContentPublished } from '@bayon/event-contracts';
import { expect, expectTypeOf, it } from 'vitest';
import { add, get, itemKey, nameOf, put, query, rule } from './index.ts';

interface Note {
  readonly text: string;
  readonly n: number;
}
const note = itemKey<Note>('NOTES', '1');

it('knows its event and what it loaded by their types', () => {
  rule(ContentPublished, {
    load: ({ detail }) => {
      expectTypeOf(detail.contentId).toEqualTypeOf<string>();
      return { one: get(note), many: query<Note>('NOTES', { prefix: 'N', limit: 5 }) };
    },
    decide: ({ detail }, { one, many }, { now }) => {
      expectTypeOf(detail.timestamp).toEqualTypeOf<string>();
      expectTypeOf(one).toEqualTypeOf<Readonly<Note> | undefined>();
      expectTypeOf(many).toEqualTypeOf<readonly Readonly<Note>[]>();
      expectTypeOf(now).toEqualTypeOf<string>();
      return { writes: [], events: [] };
    },
  });
});

it('has no state where it loads nothing', () => {
  rule(ContentPublished, {
    decide: (_, state) => {
      expectTypeOf(state).toEqualTypeOf<Readonly<Record<string, never>>>();
      return { writes: [], events: [] };
    },
  });
});

it('writes what lies under a key, and nothing else', () => {
  expectTypeOf(put<Note>)
    .parameter(1)
    .toEqualTypeOf<Note>();
  expect(put(note, { text: 'hi', n: 1 })).toEqual({ kind: 'put', key: note, item: { text: 'hi', n: 1 } });
  expect(add(note, { n: 1 }, { expiresAt: 9 })).toEqual({
    kind: 'add',
    key: note,
    amounts: { n: 1 },
    expiresAt: 9,
  });
});

it('names keys apart whatever is in them', () => {
  expect(nameOf({ pk: 'a', sk: 'b' })).not.toBe(nameOf({ pk: 'a","b', sk: '' }));
});
