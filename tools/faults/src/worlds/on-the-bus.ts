import { catalogue, type DomainEvent, type EventContract, parseEvent } from '@bayon/event-contracts';

/** An event as EventBridge hands it on. */
export interface Envelope {
  /** EventBridge's own id, another for each putting. */
  readonly id: string;
  readonly source: string;
  readonly 'detail-type': string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An event that is on the bus, however often it was put there. */
export interface Logged {
  /** What tells it from all others: source, type and the producer's id. */
  readonly name: string;
  /** As it was put first. */
  readonly envelope: Envelope;
  /** What was said under this name, as JSON: one text, unless somebody said two things. */
  readonly details: ReadonlySet<string>;
  /** As a consumer understands it; undefined where it breaks its contract. */
  readonly event: DomainEvent | undefined;
}

/** Every event of a world by its name. */
export type EventLog = ReadonlyMap<string, Logged>;

const contracts: readonly EventContract[] = catalogue;

export const nameOf = ({
  source,
  detailType,
  id,
}: Pick<DomainEvent, 'source' | 'detailType' | 'id'>): string => `${source}#${detailType}#${id}`;

/** The producer's id, or EventBridge's for a plain event of an outside producer. */
export function idOf({ id, detail }: Envelope): string {
  const { event } = detail as { readonly event?: { readonly id?: unknown } };
  return typeof event?.id === 'string' ? event.id : id;
}

export const nameOfEnvelope = (envelope: Envelope): string =>
  nameOf({ source: envelope.source, detailType: envelope['detail-type'], id: idOf(envelope) });

/** The event in an envelope, or undefined where no contract knows it. */
export function eventIn(envelope: Envelope): DomainEvent | undefined {
  try {
    return parseEvent(contracts, envelope);
  } catch {
    // Made so: what cannot be understood is expected among the dead letters, and in no count.
    return undefined;
  }
}
