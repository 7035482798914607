import type { DomainEvent, EventContract, EventDraft } from '@bayon/event-contracts';
import type { Reads, StateOf } from './read.ts';
import type { Write } from './write.ts';

/** What an event causes: changes of the service's table, and events, together or not at all. */
export interface Decision {
  readonly writes: readonly Write[];
  /** In their order: an event's id is derived from its cause's and its place here. */
  readonly events: readonly EventDraft[];
}

/** What a decision may know beside the event and the state. */
export interface Circumstances {
  /** ISO 8601 UTC: when the decision is made. The first one counts; a redelivery publishes what was stored. */
  readonly now: string;
}

/** The whole behaviour of one event in one service. Pure: no SDK, clock, randomness or environment. */
export interface Rule<Detail extends object, R extends Reads, DetailType extends string> {
  readonly contract: EventContract<Detail, DetailType>;
  /** What to know first, all of it read at once. Absent: the event says it all. */
  readonly load?: (event: DomainEvent<Detail>) => R;
  readonly decide: (event: DomainEvent<Detail>, state: StateOf<R>, circumstances: Circumstances) => Decision;
}

type NoReads = Readonly<Record<string, never>>;

/** Declares a rule, typed by its event. */
export const rule = <Detail extends object, DetailType extends string, R extends Reads = NoReads>(
  contract: EventContract<Detail, DetailType>,
  behaviour: {
    readonly load?: (event: DomainEvent<Detail>) => R;
    readonly decide: (
      event: DomainEvent<Detail>,
      state: StateOf<R>,
      circumstances: Circumstances,
    ) => Decision;
  },
): Rule<Detail, R, DetailType> => ({ contract, ...behaviour });

/** Some rule, of whatever event and state. */
export interface AnyRule {
  readonly contract: EventContract;
  readonly load?: (event: never) => Reads;
  readonly decide: (event: never, state: never, circumstances: Circumstances) => Decision;
}

/**
 * A service's table of rules, typed by what it subscribes to: an event without a rule does not compile, nor does a
 * rule without a subscription.
 */
export type RulesFor<Contracts extends readonly EventContract[]> = {
  readonly [C in Contracts[number] as C['detailType']]: AnyRule & { readonly contract: C };
};

/** The decision of a rule that has nothing to do. */
export const nothing: Decision = { writes: [], events: [] };
