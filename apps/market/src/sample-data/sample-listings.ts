import type { PriceObservation } from '@bayon/event-contracts';
import { dayAfter } from '../almanac/days.ts';
import { type AreaProfile, sampleAreas } from './areas.ts';
import { seeded } from './seeded.ts';

export interface SampleOptions {
  /** The same seed, the same data. */
  readonly seed: number;
  /** The last day: `2026-11-23` */
  readonly until: string;
  /** Two years where nothing is said. */
  readonly days?: number;
  /** Prices seen in each area a day. */
  readonly perDay?: number;
  readonly areas?: readonly AreaProfile[];
}

/** One price of one property, as a listing export has it in a row. */
export interface SampleListing {
  readonly marketArea: string;
  readonly observation: PriceObservation;
}

/** Properties of each area: each is seen again and again. */
const propertiesOfArea = 60;

/** Share of prices with a digit too many or too few, as people type them. */
const typingErrors = 0.02;

/**
 * Two years of listings that look like a market: each area with its level, phases and seasons, each property with its
 * own worth, prices that scatter, and some that are typed wrongly. By day, earliest first.
 */
export function sampleListings({
  seed,
  until,
  days = 730,
  perDay = 6,
  areas = sampleAreas,
}: SampleOptions): SampleListing[] {
  const random = seeded(seed);
  const properties = areas.map((area, place) => propertiesIn(area, place, random));
  return Array.from({ length: days }, (_, place) => days - 1 - place).flatMap((ago) =>
    areas.flatMap((area, place) =>
      pick(properties[place] ?? [], perDay, random).map((property, number) => ({
        marketArea: area.marketArea,
        observation: {
          propertyId: property.propertyId,
          price: { amountCents: priceOf(area, property.worth, ago, until, random), currency: 'USD' },
          observedAt: `${dayAfter(until, -ago)}T${String(8 + number).padStart(2, '0')}:00:00.000Z`,
          attributes: property.attributes,
        },
      })),
    ),
  );
}

function propertiesIn({ marketArea, streets }: AreaProfile, area: number, random: () => number) {
  return Array.from({ length: propertiesOfArea }, (_, number) => {
    const beds = 2 + Math.floor(random() * 4);
    const street = streets[number % streets.length] ?? marketArea;
    return {
      propertyId: `mls-${area + 1}${String(number).padStart(4, '0')}`,
      /** Of the area's typical price. */
      worth: 0.85 + random() * 0.3,
      attributes: {
        address: `${1000 + Math.floor(random() * 8000)} ${street}, Seattle, WA`,
        beds,
        baths: 1 + Math.floor(random() * 8) / 4,
        areaSqFt: 600 + beds * 320 + Math.floor(random() * 400),
      },
    };
  });
}

/** Some of a list, none of them twice. */
function pick<T>(all: readonly T[], count: number, random: () => number): T[] {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  ).flat();
}

function priceOf(area: AreaProfile, worth: number, ago: number, until: string, random: () => number): number {
  const phases = area.phases.reduce((level, { from, to, change }) => {
    const done = Math.min(1, Math.max(0, (from - ago) / (from - to)));
    return level * (1 + change * done);
  }, 1);
  const dayOfYear = (Date.parse(dayAfter(until, -ago)) / 86_400_000) % 365.25;
  // A quarter of a year before its height in June a sine is at its middle.
  const season = 1 + area.seasonality * Math.sin((2 * Math.PI * (dayOfYear - 80)) / 365.25);
  const scatter = 0.98 + random() * 0.04;
  const price = area.typicalCents * worth * phases * season * scatter;
  const roundToThousands = Math.round(price / 100_000) * 100_000;
  if (random() >= typingErrors) return roundToThousands;
  return random() < 0.5 ? roundToThousands * 10 : roundToThousands / 10;
}
