import { describe, expect, it } from 'vitest';
import { difference } from './same.ts';

const at = (time: string): number => Date.parse(`2026-11-23T${time}Z`);
const spans = {
  expected: { from: at('10:00:00.000'), to: at('10:00:01.000') },
  actual: { from: at('10:05:00.000'), to: at('10:05:03.000') },
};
const time = (text: string) => `2026-11-23T${text}Z`;

describe('two values are the same', () => {
  it.each([
    ['a time of no run', time('09:00:00.000'), time('09:00:00.000')],
    ['now, in each run', { settledAt: time('10:00:00.500') }, { settledAt: time('10:05:02.900') }],
    ['an hour after each run', `DUE#${time('11:00:00.500')}#x`, `DUE#${time('11:05:00.100')}#x`],
    [
      'an expiry a day after each run',
      { expiresAt: { N: String(at('10:00:00.000') / 1_000 + 86_400) } },
      { expiresAt: { N: String(at('10:05:02.000') / 1_000 + 86_400) } },
    ],
    [
      'a time in JSON in a text',
      `{"a":1,"at":"${time('10:00:00.000')}"}`,
      `{"at":"${time('10:05:00.000')}","a":1}`,
    ],
    ['what is measured', { generationTime: { N: '12' } }, { generationTime: { N: '40' } }],
    [
      'the message that was first',
      { receipt: { S: 'message-original' } },
      { receipt: { S: 'message-copy' } },
    ],
  ])('%s', (_, expected, actual) => {
    expect(difference(expected, actual, spans)).toBeUndefined();
  });
});

describe('two values differ', () => {
  it.each([
    [
      'a number',
      { tokens: { N: '1912' } },
      { tokens: { N: '3824' } },
      'tokens.N: expected "1912", found "3824"',
    ],
    [
      'a time that is now, and one that was',
      time('10:00:00.500'),
      time('10:00:00.500').replace('10:', '09:'),
      ': ',
    ],
    ['an hour later, and two', time('11:00:00.500'), time('12:05:00.500'), ': '],
    ['another expiry', { expiresAt: { N: '1' } }, { expiresAt: { N: '99999' } }, 'expiresAt.N: '],
    ['an attribute that is not there', { a: 1 }, { a: 1, b: 2 }, 'b: expected nothing, found 2'],
    ['an event that is not in a list', { L: [1, 2] }, { L: [1] }, 'L.1: expected 2, found nothing'],
    [
      'another message',
      { receipt: { S: 'message-original' } },
      { receipt: { S: 'message-other' } },
      'receipt.S: ',
    ],
    ['the order of words', 'a b', 'b a', ': expected "a b", found "b a"'],
  ])('%s', (_, expected, actual, words) => {
    expect(difference(expected, actual, spans)).toContain(words);
  });
});
