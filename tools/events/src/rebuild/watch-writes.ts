import type { Settler } from '@bayon/publisher';
import type { Key } from '@bayon/publisher/rule';

/** A settler that tells of each key that a decision writes, before it is written. */
export const watchWrites = (settler: Settler, tell: (key: Key) => void): Settler => ({
  settle: (event, rule, options) =>
    settler.settle(
      event,
      {
        ...rule,
        decide: (cause, state, circumstances) => {
          const decision = rule.decide(cause, state, circumstances);
          decision.writes.forEach(({ key }) => tell(key));
          return decision;
        },
      },
      options,
    ),
  settleTogether: (causes, { load, decide }) =>
    settler.settleTogether(causes, {
      load,
      decide: (open, state, now) => {
        const writes = decide(open, state, now);
        writes.forEach(({ key }) => tell(key));
        return writes;
      },
    }),
  recordOf: (event) => settler.recordOf(event),
});
