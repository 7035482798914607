import type { ToldChange } from '@bayon/event-contracts';
import type { PriceNews } from './price-news.ts';
import { cut, moneyText, percentText } from './words.ts';

/** What is told of an area's price changes: of one all there is to say, of several their counts and the largest. */
export function priceChangeNotice(marketArea: string, { rises, falls, largest }: PriceNews) {
  const [first] = largest;
  const isOne = rises + falls === 1 && first !== undefined;
  return {
    type: 'price_change_alert' as const,
    message: cut(isOne ? oneText(marketArea, first) : manyText(marketArea, { rises, falls, largest }), 500),
    data: isOne ? { ...first, marketArea } : { marketArea, rises, falls, largest: [...largest] },
    severity: 'info' as const,
  };
}

const oneText = (marketArea: string, { propertyId, oldPrice, newPrice, changePercent }: ToldChange): string =>
  `The price of ${propertyId} in ${marketArea} ${verbOf(changePercent)} by ${percentText(changePercent)}: ` +
  `from ${moneyText(oldPrice)} to ${moneyText(newPrice)}.`;

const manyText = (marketArea: string, { rises, falls, largest }: PriceNews): string => {
  const counts = [falls > 0 && `${falls} fell`, rises > 0 && `${rises} rose`].filter(Boolean).join(', ');
  const named = largest
    .slice(0, 3)
    .map(
      ({ propertyId, newPrice, changePercent }) =>
        `${propertyId} ${verbOf(changePercent)} by ${percentText(changePercent)} to ${moneyText(newPrice)}`,
    );
  return `${rises + falls} prices changed in ${marketArea}: ${counts}. The largest: ${named.join('; ')}.`;
};

const verbOf = (changePercent: number) => (changePercent <= 0 ? 'fell' : 'rose');
