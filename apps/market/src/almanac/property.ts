import type { Money, PriceObservation } from '@bayon/event-contracts';
import type { Version } from './version.ts';

/** A property, by its newest price. */
export interface Property {
  readonly propertyId: string;
  /** The area's slug, and its name as it came with the price. */
  readonly area: string;
  readonly marketArea: string;
  readonly price: Money;
  /** When the price was seen, and by which event. */
  readonly from: Version;
  readonly attributes?: PriceObservation['attributes'];
  /** The newest event that told attributes: not every one does. */
  readonly attributesFrom?: Version | undefined;
}

/** A property's last price of one day: its history, and what the area's day counts. */
export interface PropertyDay {
  readonly day: string;
  /** The area's slug. */
  readonly area: string;
  readonly price: Money;
  readonly from: Version;
}

/** One change of a property's price. */
export interface PriceChange {
  readonly changeId: string;
  readonly propertyId: string;
  readonly marketArea: string;
  readonly oldPrice: Money;
  readonly newPrice: Money;
  readonly changePercent: number;
  /** ISO 8601 UTC: when the new price was seen. */
  readonly at: string;
}

/** What a property may be worth, and why. Amounts in cents. */
export interface Valuation {
  readonly propertyId: string;
  readonly estimateCents: number;
  readonly lowCents: number;
  readonly highCents: number;
  readonly currency: string;
  /** The newest day of the area's that it rests on, and from how many prices of the property. */
  readonly asOf: string;
  readonly prices: number;
  /** Signed, per cent: what the area's index has moved since the property's newest price. */
  readonly indexChangePercent: number;
  /** For the user to read: how it was found. */
  readonly explanation: string;
  /** ISO 8601 UTC */
  readonly valuedAt: string;
}
