import * as z from 'zod';

/** ISO 4217: `USD` */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code');

/** An amount of money. */
export const money = z.object({
  /** In hundredths of the currency's unit: 48500000 is 485,000.00. */
  amountCents: z.int().nonnegative(),
  currency,
});

export type Money = z.infer<typeof money>;
