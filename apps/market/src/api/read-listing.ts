import { marketArea, type PriceObservation, priceObservation } from '@bayon/event-contracts';
import { saidKind } from '../almanac/price-kind.ts';
import { attributesOf } from './listing-attributes.ts';
import type { ListingField } from './listing-columns.ts';
import { type DateSense, seenAt, type Seen } from './listing-date.ts';
import { isSale, priceOf } from './listing-price.ts';
import type { Cell, Said } from './listing-row.ts';

/** How the rows of a file are to be understood. */
export interface FileSense extends DateSense {
  /** Of prices that do not say one. */
  readonly currency: string;
  /** Whether the file tells what was paid in a column of its own. */
  readonly hasSoldPrices: boolean;
  /** What an area is called by, in this order. */
  readonly areaFields: readonly ListingField[];
}

/** What a row says, and what it left to be assumed. */
export interface Listing {
  readonly marketArea: string;
  readonly observation: PriceObservation;
  readonly areaField: ListingField;
  readonly seen: Seen;
  readonly isCurrencyAssumed: boolean;
}

/** Reads a row, or says all that is wrong with it. */
export function readListing(cell: Cell, sense: FileSense): Said<Listing> {
  const kind = isSale(cell) ? 'sold' : 'list';
  const id = idOf(cell);
  const area = areaOf(cell, sense.areaFields);
  const price = priceOf(cell, kind, sense);
  const seen = seenAt(cell, kind, sense);
  const attributes = attributesOf(cell);
  if ('reason' in id || 'reason' in area || 'reason' in price || 'reason' in seen || 'reason' in attributes) {
    const reasons = [id, area, price, seen, attributes].flatMap((said) =>
      'reason' in said ? [said.reason] : [],
    );
    return { reason: reasons.join('; ') };
  }
  const { isAssumed, ...money } = price.value;
  return {
    value: {
      marketArea: area.value.name,
      areaField: area.value.field,
      seen: seen.value,
      isCurrencyAssumed: isAssumed,
      observation: {
        propertyId: id.value,
        price: money,
        ...saidKind(kind),
        observedAt: seen.value.at,
        ...(attributes.value && { attributes: attributes.value }),
      },
    },
  };
}

function idOf(cell: Cell): Said<string> {
  const text = cell('propertyId');
  if (text === undefined) return { reason: 'has no property id' };
  const parsed = priceObservation.shape.propertyId.safeParse(text);
  return parsed.success
    ? { value: parsed.data }
    : { reason: `property id ${parsed.error.issues.map(({ message }) => message).join(', ')}` };
}

function areaOf(
  cell: Cell,
  fields: readonly ListingField[],
): Said<{ readonly name: string; readonly field: ListingField }> {
  const field = fields.find((one) => cell(one) !== undefined);
  const parsed = marketArea.safeParse(field && cell(field));
  if (field === undefined || !parsed.success) {
    return { reason: field === undefined ? 'has no area' : 'area is longer than 120 characters' };
  }
  return { value: { name: parsed.data, field } };
}
