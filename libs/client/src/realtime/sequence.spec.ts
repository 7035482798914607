import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Notification } from './frames.ts';
import { createSequence } from './sequence.ts';

const entry = (seq: number) => ({ seq }) as Notification;
const seqs = (entries: readonly Notification[]) => entries.map(({ seq }) => seq);

it('hands on each once and in order, however they come', () => {
  const arrivals = fc.integer({ min: 1, max: 40 }).chain((last) =>
    fc.tuple(
      fc.constant(last),
      fc.shuffledSubarray(
        Array.from({ length: 2 * last }, (_, n) => (n % last) + 1),
        { minLength: 2 * last },
      ),
    ),
  );
  fc.assert(
    fc.property(arrivals, ([last, come]) => {
      const sequence = createSequence({ log: 'a', seq: 0 });
      const handedOn = come.flatMap((seq) => seqs(sequence.offer([entry(seq)])));
      expect(handedOn).toEqual(Array.from({ length: last }, (_, n) => n + 1));
      expect(sequence.hasGap).toBe(false);
    }),
  );
});

it('waits behind a gap, and says so', () => {
  const sequence = createSequence({ log: 'a', seq: 3 });
  expect(sequence.offer([entry(5), entry(3)])).toEqual([]);
  expect(sequence.hasGap).toBe(true);
  expect(seqs(sequence.offer([entry(4)]))).toEqual([4, 5]);
  expect(sequence).toMatchObject({ position: { log: 'a', seq: 5 }, hasGap: false });
});

it('hands on nothing before it knows where to begin', () => {
  const sequence = createSequence();
  expect(sequence.offer([entry(8), entry(7)])).toEqual([]);
  expect(sequence.hasGap).toBe(false);
  expect(seqs(sequence.begin({ log: 'a', seq: 7 }))).toEqual([8]);
});

it('forgets what waits of another log', () => {
  const sequence = createSequence({ log: 'a', seq: 1 });
  sequence.offer([entry(3)]);
  expect(sequence.begin({ log: 'b', seq: 2 })).toEqual([]);
});

it('holds so much behind a gap and no more, and still takes what fills it', () => {
  const sequence = createSequence({ log: 'a', seq: 0 });
  const many = Array.from({ length: 2_000 }, (_, n) => entry(n + 2));
  sequence.offer(many);
  expect(sequence.offer([entry(1)])).toHaveLength(501);
  expect(seqs(sequence.offer(many)).at(-1)).toBe(2_001);
});
