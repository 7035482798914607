import type { PriceObservation } from '@bayon/event-contracts';
import * as z from 'zod';
import type { Cell, Said } from './listing-row.ts';

const number = z
  .string()
  .transform((text) => text.replace(/,(?=\d{3}\b)/g, '').replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,9}(\.\d{1,4})?$/, 'is no number'))
  .transform(Number);

const attributes = z.object({
  address: z.string().max(200, 'is longer than 200 characters').optional(),
  beds: number.pipe(z.int('is no whole number').max(100)).optional(),
  baths: number.pipe(z.number().max(100)).optional(),
  areaSqFt: number.pipe(z.number().min(1).max(1_000_000)).transform(Math.round).optional(),
});

const squareFeetOfSquareMetre = 10.763_91;

/** What a row says of the home itself. */
export function attributesOf(cell: Cell): Said<PriceObservation['attributes']> {
  const beds = cell('beds');
  const parsed = attributes.safeParse({
    address: cell('address'),
    // A studio has no bedroom of its own.
    beds: beds !== undefined && /^(studio|efficiency|eff\.?|bachelor)$/i.test(beds) ? '0' : beds,
    baths: bathsOf(cell),
    areaSqFt: cell('areaSqFt')?.replace(/\s*(sq\.? ?ft\.?|sf)$/i, '') ?? squareFeetOf(cell('areaSqM')),
  });
  if (!parsed.success) {
    return {
      reason: parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('; '),
    };
  }
  const { address, beds: bedrooms, baths, areaSqFt } = parsed.data;
  const said = {
    ...(address !== undefined && { address }),
    ...(bedrooms !== undefined && { beds: bedrooms }),
    ...(baths !== undefined && { baths }),
    ...(areaSqFt !== undefined && { areaSqFt }),
  };
  return { value: Object.keys(said).length > 0 ? said : undefined };
}

/** Parts of a bath, by how much of one they are (RESO: a half bath has a toilet and a sink). */
const parts = { bathsFull: 1, bathsThreeQuarter: 0.75, bathsHalf: 0.5, bathsOneQuarter: 0.25 } as const;

/** `1.75`. Where there are columns of parts, their sum: `BathroomsTotalInteger` counts half baths as whole ones. */
function bathsOf(cell: Cell): string | undefined {
  if (cell('bathsFull') === undefined) return cell('baths');
  const sum = Object.entries(parts).reduce(
    (total, [field, part]) => total + part * Number(cell(field as keyof typeof parts) ?? 0),
    0,
  );
  // What is no number is said to be none.
  return Number.isNaN(sum) ? 'none' : String(sum);
}

const squareFeetOf = (squareMetres: string | undefined): string | undefined => {
  if (squareMetres === undefined) return undefined;
  const size = Number(squareMetres.replace(/\s*(m²|m2|qm)$/i, '').replace(',', '.'));
  return Number.isNaN(size) ? squareMetres : (size * squareFeetOfSquareMetre).toFixed(0);
};
