import { priceText } from '../write/price.ts';

/** Small facts as a person reads them: `market area: Ballard, value: $912,000`. Money is told by its name in cents. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .flatMap(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
      const words = name.replaceAll(/([A-Z])/g, ' $1').toLowerCase();
      if (typeof value === 'number' && name.endsWith('Cents'))
        return [`${words.replace(/ cents$/, '')}: ${priceText(value)}`];
      return [`${words}: ${String(value)}`];
    })
    .join(', ');
}
