import type { AlertTriggered, DetailOf, OpportunityIdentified } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/**
 * What an event says of a finding, as JSON: it may hold whatever JSON holds, and that is more than DynamoDB's own types
 * take (numbers of any size, empty names, any depth).
 */
type Facts = string;

/** Something that a user's rule saw. */
export interface Alert extends Omit<DetailOf<typeof AlertTriggered>, 'userId' | 'alertData'> {
  readonly facts: Facts;
  readonly from: Version;
}

/** Something that a user may act on. */
export interface Opportunity extends Omit<
  DetailOf<typeof OpportunityIdentified>,
  'userId' | 'opportunityData'
> {
  readonly facts: Facts;
  /** Confidence and the boost of its type, 0 to 1. */
  readonly score: number;
  readonly from: Version;
}

/** A user's findings of one kind and name on a day (UTC): `alert-type`, `median-price`. */
export interface FindingsDay {
  readonly day: string;
  readonly kind: 'alert-type' | 'alert-severity' | 'opportunity-type';
  readonly name: string;
  readonly count?: number;
}
