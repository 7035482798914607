import { type AlertTriggered, type DetailOf, priceKind, type PriceKind } from '@bayon/event-contracts';
import * as z from 'zod';
import { cut, moneyText } from './words.ts';

/** What our own alerts say. Somebody else's may say anything. */
const facts = z.object({
  marketArea: z.string().min(1).max(120),
  value: z.number(),
  threshold: z.number(),
  comparison: z.enum(['above', 'below']),
  currency: z.string().max(3).default('USD'),
  priceKind: priceKind.default('list'),
});

/** What an alert saw, as a sentence for its user. */
export function alertText({ alertType, alertData }: DetailOf<typeof AlertTriggered>): string {
  const parsed = facts.safeParse(alertData);
  if (!parsed.success) return cut(`A market alert of yours was triggered: ${alertType}.`, 300);
  const { marketArea, value, threshold, comparison, currency, priceKind: kind } = parsed.data;
  const says = sentences.get(alertType);
  const text = says
    ? says({ area: marketArea, value, limit: threshold, is: comparison, currency, kind })
    : `${alertType} in ${marketArea} is ${value}, ${comparison} your limit of ${threshold}.`;
  return cut(text, 300);
}

interface Says {
  readonly area: string;
  readonly value: number;
  readonly limit: number;
  readonly is: string;
  readonly currency: string;
  readonly kind: PriceKind;
}

const price = (amountCents: number, currency: string) => moneyText({ amountCents, currency });

const sentences: ReadonlyMap<string, (says: Says) => string> = new Map([
  [
    'median-price',
    ({ area, value, limit, is, currency, kind }: Says) =>
      `The median ${kind === 'sold' ? 'sold price' : 'price'} in ${area} is ${price(value, currency)}, ${is} your limit of ${price(limit, currency)}.`,
  ],
  [
    'price-change-percent',
    ({ area, value, limit, is, kind }: Says) =>
      `${kind === 'sold' ? 'Sold prices' : 'Prices'} in ${area} changed by ${value} % within a week, ${is} your limit of ${limit} %.`,
  ],
  [
    'observations',
    ({ area, value, limit, is }: Says) =>
      `${value} ${value === 1 ? 'price was' : 'prices were'} seen in ${area} on a day, ${is} your limit of ${limit}.`,
  ],
]);
