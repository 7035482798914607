import { expect, it } from 'vitest';
import { handlingLines, sinceOf } from './event-text.ts';
import type { Handling } from './handling.ts';
import { createOutput } from '../output.ts';

const plain = createOutput('text', process, { NO_COLOR: '1' });
const since = '2026-03-01T00:00:00.000Z';
const told = (recipient: string, ms: number): Handling => ({
  consumer: 'realtime',
  recipient,
  status: 'settled',
  settledAt: new Date(Date.parse(since) + ms).toISOString(),
});

it.each([
  [0, '+0 ms'],
  [-3, '-3 ms'],
  [9_999, '+9999 ms'],
  [12_345, '+12.3 s'],
  [3_600_000, '+60 min'],
])('%d ms later is %s', (ms, text) => {
  expect(sinceOf(since, new Date(Date.parse(since) + ms).toISOString())).toBe(text);
});

it('tells of each consumer and of each of few recipients', () => {
  const deadLetter = {
    messageId: 'm',
    reason: 'TypeError',
    problem: '',
    paths: ['detail.x'],
    redrives: 2,
    copies: 2,
  };
  const handled: Handling[] = [
    { consumer: 'studio', status: 'dead', deadLetter },
    { consumer: 'user', status: 'open' },
    told('ada', 20),
    told('bob', 30),
  ];
  expect(handlingLines(handled, since, plain)).toEqual([
    'studio dead: TypeError (detail.x) 2 copies redriven 2×',
    'user not handled (yet)',
    'realtime → ada settled +20 ms',
    'realtime → bob settled +30 ms',
  ]);
});

it('tells of many recipients in one line for those who fared the same, by the last of them', () => {
  const handled = Array.from({ length: 200 }, (_, n) => told(`u-${n}`, n)).reverse();
  expect(
    handlingLines([...handled, { ...told('left', 0), status: 'open', settledAt: undefined }], since, plain),
  ).toEqual(['realtime → 200 users settled +199 ms', 'realtime → left not handled (yet)']);
});
