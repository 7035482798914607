import { describe, expect, it } from 'vitest';
import { permutationsOf, randomNumbers, withCopies } from './orders.ts';

it('finds every order, each once', () => {
  const orders = permutationsOf(['a', 'b', 'c', 'd']);
  expect(new Set(orders.map((order) => order.join(''))).size).toBe(24);
  expect(orders).toHaveLength(24);
  for (const order of orders) expect(order.toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

it('has the same random numbers for the same seed', () => {
  const numbers = (seed: number) => {
    const random = randomNumbers(seed);
    return Array.from({ length: 100 }, random);
  };
  expect(numbers(3)).toEqual(numbers(3));
  expect(numbers(3)).not.toEqual(numbers(4));
  for (const number of numbers(3)) expect(number >= 0 && number < 1).toBe(true);
});

describe('copies', () => {
  const random = randomNumbers(1);
  const cases = Array.from({ length: 50 }, () => withCopies(['a', 'b', 'c'], random));

  it('leave the first of each where it was', () => {
    for (const deliveries of cases) expect([...new Set(deliveries)]).toEqual(['a', 'b', 'c']);
  });

  it('are none, one or two', () => {
    const counts = cases.flatMap((all) =>
      ['a', 'b', 'c'].map((id) => all.filter((one) => one === id).length),
    );
    expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
  });
});
