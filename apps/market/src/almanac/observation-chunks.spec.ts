import fc from 'fast-check';
import { expect, it } from 'vitest';
import { observationChunks } from './observation-chunks.ts';

const observation = (propertyId: string, day: number) => ({
  propertyId,
  price: { amountCents: 1, currency: 'USD' },
  observedAt: `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z`,
});

it('keeps a property together, earliest first', () => {
  const chunks = observationChunks(
    [observation('a', 2), observation('b', 1), observation('a', 1), observation('b', 2)],
    3,
  );
  expect(chunks).toEqual([
    [observation('b', 1), observation('b', 2)],
    [observation('a', 1), observation('a', 2)],
  ]);
});

it('loses none, has none too large, and cuts only what is too long for one', () => {
  const observations = fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 28 })),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(observations, fc.integer({ min: 1, max: 24 }), (pairs, most) => {
      const all = pairs.map(([propertyId, day]) => observation(propertyId, day));
      const chunks = observationChunks(all, most);
      expect(chunks.flat()).toHaveLength(all.length);
      for (const chunk of chunks) expect(chunk.length).toBeLessThanOrEqual(most);
      for (const id of ['a', 'b', 'c', 'd']) {
        const count = all.filter(({ propertyId }) => propertyId === id).length;
        const holding = chunks.filter((chunk) => chunk.some(({ propertyId }) => propertyId === id));
        expect(holding).toHaveLength(Math.ceil(count / most));
      }
    }),
  );
});
