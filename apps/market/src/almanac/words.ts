import type { Money } from '@bayon/event-contracts';

/** What users read: `USD 849,000`, without cents where there are none. */
export const moneyText = ({ amountCents, currency }: Money): string =>
  `${currency} ${(amountCents / 100).toLocaleString('en-US', {
    minimumFractionDigits: amountCents % 100 === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  })}`;

/** `4.2 %`, without a sign. */
export const percentText = (percent: number): string =>
  `${Math.abs(percent).toLocaleString('en-US', { maximumFractionDigits: 2 })} %`;

/** No longer than it may be, with an ellipsis where it was cut, never through half a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const head = text.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head}…`;
}
