import type { EventContract } from '@bayon/event-contracts';
import type { Occurrence } from '../packaged/occurrence.ts';
import type { Step } from './arrival.ts';
import { at } from '../packaged/times.ts';

/** Something that may differ with the order of arrival, and why it may. */
export interface Allowance {
  /** Of which items or events, by their names: `item <table> <key>`, `event <source> <type> <id>`. */
  readonly of: RegExp;
  /** Which of their fields; without it all of them, and whether they are there. */
  readonly fields?: readonly string[];
  /** Their numbers that are 0: whether they are there. */
  readonly zeros?: true;
  readonly because: string;
}

/** Related events whose order of arrival must not matter. */
export interface Story {
  readonly name: string;
  readonly steps: readonly Step[];
  /** Comes first, in every order. */
  readonly before?: readonly Step[];
  readonly mayDiffer?: readonly Allowance[];
  /** Steps that cannot come in this order. */
  readonly impossible?: (order: readonly Step[]) => boolean;
}

/** An event of a story: the first example of its contract, told otherwise. @param minute when it happened */
export const told = <Detail extends object>(
  contract: EventContract<Detail>,
  id: string,
  minute: number,
  overrides: Partial<Detail> = {},
  source = contract.sources[0] ?? '',
): Occurrence => ({
  contract,
  source,
  detail: { ...contract.examples[0], ...overrides },
  id,
  at: at(minute),
});

/** For stories in which it is for the order to say which of the events have something to tell, and what. */
export const saidOnTheWay: Allowance = {
  of: /^event |"SETTLED#|-realtime-.*"(?:NOTIFICATION|LOG#STATE|DIGEST#)|^item \S+-audit-/,
  because:
    'what is said on the way is of its moment: it tells what is known then; what is known in the end is compared',
};

/** Which event an item was last told by, where several say the same. */
export const saidBy = (of: RegExp): Allowance => ({
  of,
  fields: ['from', 'brandFrom', 'gsi1sk'],
  because: 'several events say the same; the last to be handled is named',
});
