import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BadCursor, decodeCursor, encodeCursor } from './cursor.ts';

const names = ['pk', 'sk'];
const anywhere = () => true;
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

it('leads back to the key it was made of', () => {
  const part = fc.string({ minLength: 1, maxLength: 128 });
  fc.assert(
    fc.property(part, part, (pk, sk) => {
      expect(decodeCursor(encodeCursor({ pk, sk }), names, anywhere)).toEqual({ pk, sk });
    }),
  );
});

describe('refuses', () => {
  it.each([
    ['nothing', ''],
    ['what is no JSON', 'abc'],
    ['null', encoded(null)],
    ['a list', encoded(['pk', 'sk'])],
    ['text', encoded('pk,sk')],
    ['a missing part', encoded({ pk: 'a' })],
    ['a part too many', encoded({ pk: 'a', sk: 'b', rev: 'c' })],
    ['a number', encoded({ pk: 'a', sk: 1 })],
    ['an empty part', encoded({ pk: 'a', sk: '' })],
    ['a part longer than DynamoDB takes', encoded({ pk: 'a', sk: 'x'.repeat(1_025) })],
    ['a part of more bytes than DynamoDB takes', encoded({ pk: 'a', sk: 'ở'.repeat(342) })],
    ['half a character', encoded({ pk: 'a', sk: '\ud83c' })],
  ])('%s', (_, cursor) => {
    expect(() => decodeCursor(cursor, names, anywhere)).toThrow(BadCursor);
  });

  it('a key of another list', () => {
    const cursor = encodeCursor({ pk: 'USER#grace', sk: 'CONTENT#1' });
    expect(() => decodeCursor(cursor, names, ({ pk }) => pk === 'USER#ada')).toThrow(BadCursor);
  });

  it('anything else, and with nothing but BadCursor', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (cursor) => {
          expect(() => decodeCursor(cursor, names, () => false)).toThrow(BadCursor);
        },
      ),
    );
  });
});
