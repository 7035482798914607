import { type DomainEvent, type EventContract, type EventSource, parseEvent } from '@bayon/event-contracts';

/** What a test says of an event beyond its detail. */
export interface Occurrence {
  readonly id?: string;
  /** ISO 8601 UTC */
  readonly at?: string;
  readonly source?: string;
}

/** Events as a service gets them. @param own its source: an event that it may publish itself is by default its own */
export function eventsAt(own: EventSource) {
  const sourceOf = ({ sources }: EventContract): string =>
    sources.find((source) => source === own) ?? sources[0] ?? '';

  /** An event as EventBridge delivers it, made from its contract's first example. */
  const aDelivery = <Detail extends object>(
    contract: EventContract<Detail>,
    overrides: Partial<Detail> = {},
    { id = 'event-1', at = '2026-11-23T10:00:00.000Z', source = sourceOf(contract) }: Occurrence = {},
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

  /** The same, checked by its contract, as a rule gets it. */
  const anEvent = <Detail extends object>(
    contract: EventContract<Detail>,
    overrides: Partial<Detail> = {},
    occurrence: Occurrence = {},
  ): DomainEvent<Detail> => parseEvent([contract], aDelivery(contract, overrides, occurrence));

  return { aDelivery, anEvent };
}
