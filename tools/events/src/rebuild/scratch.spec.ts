import { afterEach, beforeEach, expect, it } from 'vitest';
import { createScratch, type Scratch } from './scratch.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = createScratch();
});
afterEach(() => scratch.dispose());

const item = (copy: 'live' | 'rebuilt', sk: string, text: string) =>
  scratch.putItem(copy, { pk: 'p', sk, item: text });
const record = (pk: string, settledAt: string) =>
  scratch.putItem('live', { pk, sk: 'SETTLED', item: '{}', settledAt });
const cause = (name: string, settledAt: string | null, time = '2026-03-01T00:00:00Z') =>
  scratch.addCause({ record: name, scope: 'studio', eventId: name, settledAt, time });

it('keeps an event once, however often it is delivered', () => {
  scratch.addEvent({ id: 'one', time: 't', body: 'first' });
  scratch.addEvent({ id: 'one', time: 't', body: 'again' });
  expect(scratch.counts().events).toBe(1);
  expect(scratch.bodyOf('one')).toBe('first');
});

it('gives causes in the order in which they were settled, and what was missed last, as it came', () => {
  cause('missed late', null, '2026-03-01T00:00:09Z');
  cause('second', '2026-03-01T00:00:02.000Z', '2026-03-01T00:00:00Z');
  cause('missed early', null, '2026-03-01T00:00:01Z');
  cause('first', '2026-03-01T00:00:01.000Z', '2026-03-01T00:00:01Z');
  expect([...scratch.causes()].map(({ record: name }) => name)).toEqual([
    'first',
    'second',
    'missed early',
    'missed late',
  ]);
  expect(scratch.counts().missed).toBe(2);
});

it('names what the copies do not agree on: changed, missing on either side', () => {
  item('live', 'same', 'x');
  item('rebuilt', 'same', 'x');
  item('live', 'other', 'x');
  item('rebuilt', 'other', 'y');
  item('live', 'live', 'x');
  item('rebuilt', 'rebuilt', 'x');
  expect([...scratch.unequal()]).toEqual([
    { pk: 'p', sk: 'live', live: 'x', rebuilt: null },
    { pk: 'p', sk: 'other', live: 'x', rebuilt: 'y' },
    { pk: 'p', sk: 'rebuilt', live: null, rebuilt: 'x' },
  ]);
});

it('leaves out what changed later', () => {
  item('live', 'other', 'x');
  item('rebuilt', 'other', 'y');
  item('rebuilt', 'new', 'y');
  scratch.addLater('p', 'other');
  scratch.addLater('p', 'new');
  expect([...scratch.unequal()]).toEqual([]);
});

it('does not blame the rebuild for records of events that the archive does not have, and counts them', () => {
  record('in the archive', '2026-03-01T00:00:00.000Z');
  cause('in the archive', '2026-03-01T00:00:00.000Z');
  record('older', '2026-01-01T00:00:00.000Z');
  record('not yet archived', '2026-03-01T00:00:05.000Z');
  expect([...scratch.unequal()].map(({ pk }) => pk)).toEqual(['in the archive']);
  expect(scratch.recordsWithoutEvent('2026-02-01T00:00:00.000Z')).toEqual({ before: 1, since: 1 });
  expect(scratch.settledAt('older')).toBe('2026-01-01T00:00:00.000Z');
  expect(scratch.settledAt('nowhere')).toBeUndefined();
});
