/**
 * A price as people write it: `$1,185,000`, `1.185m`, `850k`, `849.900 €`.
 *
 * @returns integer cents, or undefined for what is no price
 */
export function centsOf(text: string): number | undefined {
  const plain = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s$€£_’']/g, '')
    .replace(/(usd|eur)$/, '');
  const match = /^(\d[\d.,]*)([km]?)$/.exec(plain);
  if (!match) return undefined;
  const [, digits = '', unit = ''] = match;
  const amount = unit === '' ? numberOf(digits) : decimalOf(digits);
  if (amount === undefined) return undefined;
  const dollars = amount * (unit === 'k' ? 1_000 : unit === 'm' ? 1_000_000 : 1);
  const cents = Math.round(dollars * 100);
  return cents >= 0 && cents <= Number.MAX_SAFE_INTEGER ? cents : undefined;
}

/** Of thousands or millions: a separator is a decimal point, however many digits follow. */
const decimalOf = (digits: string): number | undefined =>
  /^\d+([.,]\d+)?$/.test(digits) ? Number(digits.replace(',', '.')) : undefined;

/** Three digits after the last separator are thousands, one or two are a fraction: `849.900` is no fraction. */
function numberOf(digits: string): number | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
  if (last < 0) return Number(digits);
  const [whole, fraction] = [digits.slice(0, last), digits.slice(last + 1)];
  const groups = /^\d{1,3}([.,]\d{3})*$/.test(digits);
  if (groups && fraction.length === 3 && !/^0/.test(digits)) return Number(digits.replaceAll(/[.,]/g, ''));
  if (!/^\d{1,3}([.,]\d{3})*$|^\d+$/.test(whole) || fraction === '' || /[.,]/.test(fraction))
    return undefined;
  return Number(`${whole.replaceAll(/[.,]/g, '')}.${fraction}`);
}

/** `$1,185,000` */
export const priceText = (amountCents: number, currency = 'USD'): string =>
  new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    maximumFractionDigits: amountCents % 100 === 0 ? 0 : 2,
  }).format(amountCents / 100);
