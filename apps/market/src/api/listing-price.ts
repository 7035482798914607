import type { Money, PriceKind } from '@bayon/event-contracts';
import { readAmount } from '@bayon/publisher/uploads';
import type { Cell, Said } from './listing-row.ts';

/** Statuses of a home that was sold, beside RESO's `Closed`. */
const sold = /^(closed|closed sale|sold|settled|verkauft)$/i;

/** Whether a row tells of a sale. Whoever writes what was paid, and no status, tells of one too. */
export const isSale = (cell: Cell): boolean => {
  const status = cell('status');
  return (
    (status !== undefined && sold.test(status)) ||
    /past sale/i.test(cell('saleType') ?? '') ||
    (status === undefined && cell('soldPrice') !== undefined)
  );
};

/** The cell with the price of a row: asked or paid. What was paid is not guessed from what was asked. */
const priceCell = (cell: Cell, kind: PriceKind, hasSoldPrices: boolean) =>
  kind === 'sold'
    ? (cell('soldPrice') ?? (hasSoldPrices ? undefined : cell('price')))
    : (cell('listPrice') ?? cell('price'));

/** What the row says of money. @param usual the currency where the row does not say */
export function priceOf(
  cell: Cell,
  kind: PriceKind,
  { hasSoldPrices, currency: usual }: { readonly hasSoldPrices: boolean; readonly currency: string },
): Said<Money & { readonly isAssumed: boolean }> {
  const text = priceCell(cell, kind, hasSoldPrices);
  if (text === undefined) return { reason: kind === 'sold' ? 'has no sold price' : 'has no price' };
  const amount = readAmount(text);
  if (!amount.ok) return { reason: `price ${amount.reason}` };
  const column = cell('currency')?.toUpperCase();
  if (column !== undefined && !/^[A-Z]{3}$/.test(column)) return { reason: 'currency is no ISO 4217 code' };
  const own = amount.isDollarSign ? undefined : amount.currency;
  if (own !== undefined && column !== undefined && own !== column) {
    return { reason: `price is in ${own}, but its currency is ${column}` };
  }
  const said = own ?? column;
  const currency = said ?? amount.currency ?? usual;
  return { value: { amountCents: amount.amountCents, currency, isAssumed: said === undefined } };
}

/** The currency of a file's prices that do not say one: the only one that the others say, else US dollars. */
export function usualCurrency(prices: readonly string[]): string {
  const said = prices.flatMap((text) => {
    const amount = readAmount(text);
    return amount.ok && amount.currency !== undefined ? [amount.currency] : [];
  });
  const [only, ...others] = new Set(said);
  return only !== undefined && others.length === 0 ? only : 'USD';
}
