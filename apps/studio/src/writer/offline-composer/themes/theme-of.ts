import { buying } from './buying.ts';
import { deciding } from './deciding.ts';
import { owning } from './owning.ts';
import { selling } from './selling.ts';
import type { Theme } from './theme.ts';

/** Buyers and sellers first: “sell before you renovate” is about selling. */
const themes: readonly (readonly [RegExp, Theme])[] = [
  [
    /\b(sell|seller|sellers|selling|(?<!for )sale|listing your|staging|stage your|open house|(?:home|house|condo|property)(?:’s|'s)? (?:value|worth))\b/iu,
    selling,
  ],
  [
    /\b(buy|buyer|buyers|buying|purchas\w*|first home|first-time|house.?hunt\w*|mortgage\w*|offer|offers|afford\w*)\b/iu,
    buying,
  ],
  [
    /\b(renovat\w*|remodel\w*|maintenance|maintain\w*|repair\w*|upgrad\w*|kitchen|garden\w*|energy|insulation|decor\w*|homeowner\w*)\b/iu,
    owning,
  ],
];

/**
 * @param hasListing whether the piece presents a home: whoever reads it is looking for one
 * @returns the advice that fits a topic; advice on deciding well where none is nearer
 */
export function themeOf(topic: string, hasListing: boolean): Theme {
  return themes.find(([pattern]) => pattern.test(topic))?.[1] ?? (hasListing ? buying : deciding);
}
