import { marketArea, mostAhead, type PriceObservation, priceObservation } from '@bayon/event-contracts';
import * as z from 'zod';

/** A row of a listing export, by our names. A cell that is empty says nothing. */
export type Row = Readonly<Partial<Record<string, string>>>;

/** What a row says, or why it says nothing. */
export type Reading =
  | { readonly ok: true; readonly marketArea: string; readonly observation: PriceObservation }
  | { readonly ok: false; readonly reason: string };

/** `849000`, `$849,000`, `849,000.50`; in cents. */
const price = z
  .string('is missing')
  .regex(/^\$?\s?(\d{1,3}(,\d{3})+|\d+)(\.\d{1,2})?$/, 'is no amount, like 849000 or $849,000.50')
  .transform((text) => Math.round(Number(text.replace(/[$,\s]/g, '')) * 100))
  .pipe(z.int('is too large').positive('must be above 0'));

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** A day, or a time in UTC. */
const time = z
  .string('is missing')
  .transform((text) => (isDay(text) ? `${text}T00:00:00Z` : text))
  .pipe(priceObservation.shape.observedAt);

const number = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,4})?$/, 'is no number')
  .transform(Number);

const row = z.object({
  propertyId: priceObservation.shape.propertyId,
  marketArea,
  price,
  currency: z.string().toUpperCase().pipe(priceObservation.shape.price.shape.currency).default('USD'),
  observedAt: time,
  address: z.string().max(200).optional(),
  beds: number.pipe(z.int().max(100)).optional(),
  baths: number.pipe(z.number().max(100)).optional(),
  areaSqFt: number.pipe(z.number().min(1).max(1_000_000)).transform(Math.round).optional(),
});

/** The zone that is furthest ahead, UTC+14, has tomorrow's date already. Milliseconds. */
const furthestAhead = 14 * 3_600_000;

/** When a row was seen, if it can have been: of a day that has begun somewhere, at the latest now. */
function seenAt(observedAt: string, isWholeDay: boolean, now: Date): string | undefined {
  const ahead = Date.parse(observedAt) - now.getTime();
  if (ahead <= (isWholeDay ? 0 : mostAhead)) return observedAt;
  return isWholeDay && ahead <= furthestAhead ? now.toISOString() : undefined;
}

/** Reads a row. @param now what is said to be seen later cannot have been */
export function readListing(cells: Row, now: Date): Reading {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, text]) => text?.trim()));
  const parsed = row.safeParse(filled);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      ({ path, message }) =>
        `${path.join('.')} ${filled[String(path[0])] === undefined ? 'is missing' : message}`,
    );
    return { ok: false, reason: reasons.join('; ') };
  }
  const { propertyId, price: amountCents, currency, observedAt: said, ...rest } = parsed.data;
  const observedAt = seenAt(said, isDay(filled['observedAt'] ?? ''), now);
  if (observedAt === undefined) return { ok: false, reason: 'observedAt is in the future' };
  const { marketArea: area, ...attributes } = rest;
  return {
    ok: true,
    marketArea: area,
    observation: {
      propertyId,
      price: { amountCents, currency },
      observedAt,
      ...(Object.keys(attributes).length > 0 && { attributes }),
    },
  };
}
