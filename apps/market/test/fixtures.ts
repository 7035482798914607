import { type DomainEvent, type EventContract, parseEvent } from '@bayon/event-contracts';

export interface Occurrence {
  readonly id?: string;
  /** ISO 8601 UTC */
  readonly at?: string;
  readonly source?: string;
}

/** An event as EventBridge delivers it, made from its contract's first example. */
export const aDelivery = <Detail extends object>(
  contract: EventContract<Detail>,
  overrides: Partial<Detail> = {},
  { id = 'event-1', at = '2026-11-23T10:00:00.000Z', source = ownSourceOf(contract) }: Occurrence = {},
) => ({
  id: `eventbridge-${id}`,
  source,
  'detail-type': contract.detailType,
  detail: {
    ...contract.examples[0],
    ...overrides,
    timestamp: at,
    event: { id, version: contract.version, correlationId: `first-of-${id}` },
  },
});

/** Market, where it may publish the event; else who does. */
const ownSourceOf = ({ sources }: EventContract): string =>
  sources.find((source) => source === 'bayon.coagent.market') ?? sources[0] ?? '';

/** The same, checked by its contract, as a rule gets it. */
export const anEvent = <Detail extends object>(
  contract: EventContract<Detail>,
  overrides: Partial<Detail> = {},
  occurrence: Occurrence = {},
): DomainEvent<Detail> => parseEvent([contract], aDelivery(contract, overrides, occurrence));

/** Every order of some things. */
export const permutationsOf = <T>(things: readonly T[]): T[][] =>
  things.length < 2
    ? [[...things]]
    : things.flatMap((first, place) =>
        permutationsOf(things.filter((_, other) => other !== place)).map((rest) => [first, ...rest]),
      );

/** Repeatable randomness (mulberry32), from 0 to below 1: a failing case comes again. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
