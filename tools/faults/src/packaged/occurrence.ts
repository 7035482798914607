import { onTheBus } from '@bayon/function-host';
import type { EventContract } from '@bayon/event-contracts';

/** Something that happened, as its producer says it. */
export interface Occurrence {
  readonly contract: EventContract;
  readonly source: string;
  readonly detail: object;
  /** The producer's id. */
  readonly id: string;
  /** ISO 8601 UTC */
  readonly at: string;
}

/** What EventBridge hands to those who take it. */
export const eventOf = ({ contract, source, detail, id, at }: Occurrence): object =>
  onTheBus(contract, source, detail, id, at);
