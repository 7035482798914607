import type { DetailOf, OpportunityIdentified, OpportunityType } from '@bayon/event-contracts';
import { cut } from './words.ts';

const labels: Readonly<Record<OpportunityType, string>> = {
  'high-value-listing': 'A listing worth a look',
  'market-expansion': 'A market to grow into',
  'competitor-weakness': 'A weak spot of a competitor',
  'seasonal-trend': 'A seasonal trend to use',
};

/** An opportunity as a sentence for its user: its facts may be anything, so only texts of known names are said. */
export function opportunityText(
  { opportunityType, opportunityData }: DetailOf<typeof OpportunityIdentified>,
  score: number,
): string {
  const said = (name: string) => {
    const value = opportunityData[name];
    return typeof value === 'string' && value.trim() !== '' ? cut(value.trim(), 120) : undefined;
  };
  const what = said('address') ?? said('propertyId');
  const where = said('marketArea');
  const about = [what && `: ${what}`, where && ` in ${where}`].filter(Boolean).join('');
  return `${labels[opportunityType]}${about} (score ${Math.round(score * 100)} of 100).`;
}
