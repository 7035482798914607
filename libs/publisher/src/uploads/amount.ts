/** What a cell says of money. */
export type AmountReading =
  | {
      readonly ok: true;
      /** In hundredths of the currency's unit. */
      readonly amountCents: number;
      /** ISO 4217. Absent where the cell does not say. */
      readonly currency?: string;
      /** `$` is the sign of several dollars: said to be US dollars, unless something else says more. */
      readonly isDollarSign?: true;
    }
  | { readonly ok: false; readonly reason: string };

const signs: Readonly<Record<string, string>> = {
  us$: 'USD',
  c$: 'CAD',
  ca$: 'CAD',
  a$: 'AUD',
  au$: 'AUD',
  nz$: 'NZD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  $: 'USD',
};

const codes = new Set(Intl.supportedValuesOf('currency'));

const multiples: Readonly<Record<string, number>> = {
  k: 1e3,
  tsd: 1e3,
  m: 1e6,
  mm: 1e6,
  mio: 1e6,
  mn: 1e6,
};

/** A number with what may stand around it: a currency before or behind, `K`, `M` or `Mio.` */
const form =
  /^([^\d.,+-]*?)\s*([+-]?)\s*([^\d.,+-]*?)\s*(\d[\d.,' ’]*?)\s*(k|tsd|mm|mio|mn|m)?\.?\s*([^\d]*)$/i;

const range = /\d\s*[a-z€$£]*\s*(?:-|–|—|to|bis|and|und)\s*[^\d]{0,5}\d/i;

/**
 * Reads an amount as people and their spreadsheets write it: `849000`, `$849,000.50`, `1.250.000,00 €`, `515 000 EUR`,
 * `1.25M`, `685K`. A separator with three digits behind it, and nothing more, is one of thousands.
 */
export function readAmount(said: string): AmountReading {
  const text = said.normalize('NFKC').trim();
  if (range.test(text)) return bad('is a range');
  const [, before = '', sign, between = '', digits = '', multiple, behind = ''] = form.exec(text) ?? [];
  const number = numberOf(digits.trim(), multiple?.toLowerCase());
  if (number === undefined) return bad(noAmount);
  const currency = currencyOf([before, between, behind]);
  if (currency === undefined) return bad(noAmount);
  const amountCents = Math.round(number * 100);
  if (sign === '-' || amountCents === 0) return bad('must be above 0');
  if (!Number.isSafeInteger(amountCents)) return bad('is too large');
  return { ok: true, amountCents, ...currency };
}

const noAmount = 'is no amount, like 849000, $849,000.50, 1.25M or 515.000 €';

const bad = (reason: string) => ({ ok: false, reason }) as const;

/** What stands around the number, as a currency: `{}` where nothing does, undefined where it is something else. */
function currencyOf(around: readonly string[]) {
  const said = around.map((word) => word.trim().replace(/\.$/, '')).filter((word) => word !== '');
  const [word, ...more] = said;
  if (word === undefined) return {};
  if (more.length > 0) return undefined;
  const currency =
    signs[word.toLowerCase()] ?? (codes.has(word.toUpperCase()) ? word.toUpperCase() : undefined);
  if (currency === undefined) return undefined;
  return word === '$' ? ({ currency, isDollarSign: true } as const) : { currency };
}

/** Digits with separators of either world. */
function numberOf(digits: string, multiple: string | undefined): number | undefined {
  const text = digits.replace(/[ ’]/g, "'");
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const mark = text[last];
  const fraction = last === -1 ? '' : text.slice(last + 1);
  const isDecimal = last !== -1 && isFraction(text, mark ?? '', fraction, multiple);
  const whole = isDecimal ? text.slice(0, last) : text;
  if (!/^(\d+|\d{1,3}([.,'])\d{3}(\2\d{3})*)$/.test(whole)) return undefined;
  if (isDecimal && (mark === undefined || whole.includes(mark))) return undefined;
  return (
    Number(`${whole.replace(/\D/g, '')}.${isDecimal ? fraction : '0'}`) * (multiples[multiple ?? ''] ?? 1)
  );
}

/** Whether what stands behind the last `.` or `,` is a fraction, and not the last three digits of a whole number. */
function isFraction(text: string, mark: string, fraction: string, multiple: string | undefined): boolean {
  if (!/^\d+$/.test(fraction)) return false;
  if (multiple === undefined && fraction.length > 3) return false;
  const isAlone = text.indexOf(mark) === text.lastIndexOf(mark);
  // `1.250M` is one and a quarter; `1,250K` are 1,250 thousand.
  const isOfMillions = multiple !== undefined && multiples[multiple] === 1e6;
  return isAlone && (fraction.length !== 3 || isOfMillions);
}
