import type { PriceChange } from './property.ts';
import { cut, moneyText, percentText } from './words.ts';

/** What is told of a price change. */
export const priceChangeNotice = (change: Omit<PriceChange, 'at'>) => {
  const { changeId, propertyId, marketArea, oldPrice, newPrice, changePercent } = change;
  const verb = newPrice.amountCents < oldPrice.amountCents ? 'fell' : 'rose';
  return {
    type: 'price_change_alert' as const,
    message: cut(
      `The price of ${propertyId} in ${marketArea} ${verb} by ${percentText(changePercent)}: ` +
        `from ${moneyText(oldPrice)} to ${moneyText(newPrice)}.`,
      500,
    ),
    data: { changeId, propertyId, marketArea, oldPrice, newPrice, changePercent },
    severity: 'info' as const,
  };
};
