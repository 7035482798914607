import { expect, it } from 'vitest';
import { mutationCheck } from './index.ts';
import { mutated, MutationMisses } from './mutation.ts';
import { mutations } from './mutations.ts';

/** Milliseconds: many times what it takes, for a machine on which much else runs. */
const limit = 900_000;

it(
  'finds every safeguard that is removed, and passes where none is',
  async () => {
    const { cases, failures } = await mutationCheck.run({
      appsDir: '../../apps',
      bounded: true,
      seed: 0,
      report: () => undefined,
    });
    expect(failures).toEqual([]);
    expect(cases).toBe(mutations.length);
  },
  limit,
);

it.each(['nothing like it', "twice: ConditionExpression: 'x', ConditionExpression: 'x'"])(
  'refuses a mutation whose text is not there exactly once: %s',
  (text) => {
    const [first] = mutations;
    expect(() => first && mutated({ ...first, find: "ConditionExpression: 'x'" }, text)).toThrow(
      MutationMisses,
    );
  },
);
