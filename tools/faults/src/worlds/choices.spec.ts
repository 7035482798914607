import { describe, expect, it } from 'vitest';
import { createChoices } from './choices.ts';
import { planOf } from './plan.ts';

describe('choices', () => {
  it('are the same for the same seed, whatever else was chosen before', () => {
    const [one, other] = [createChoices(7), createChoices(7)];
    other.fraction('something else');
    expect(one.fraction('a', 1)).toBe(other.fraction('a', 1));
    expect(one.fraction('a', 1)).not.toBe(one.fraction('a', 2));
    expect(one.fraction('a', 1)).not.toBe(createChoices(8).fraction('a', 1));
  });

  it('are spread', () => {
    const choices = createChoices(1);
    const thousand = Array.from({ length: 1_000 }, (_, place) => place);
    const hits = thousand.filter((place) => choices.chance(0.25, 'hit', place)).length;
    expect(Math.abs(hits - 250)).toBeLessThan(60);
    expect(new Set(thousand.map((place) => choices.below(5, 'five', place)))).toEqual(
      new Set([0, 1, 2, 3, 4]),
    );
  });
});

describe('a plan', () => {
  it('is the same for the same seed, and another for another', () => {
    const said = (seed: number) => JSON.stringify(planOf(createChoices(seed)));
    expect(said(3)).toBe(said(3));
    expect(said(3)).not.toBe(said(4));
  });
});
