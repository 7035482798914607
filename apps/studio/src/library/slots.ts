import type { SocialPlatform } from '@bayon/event-contracts';

/**
 * When posts do well on each platform: days of the week (0 is Sunday) and hour, in UTC, chosen so that it is morning
 * to noon across the United States. Rules of thumb of the trade, not measurements of this user's audience.
 */
const goodTimes: Readonly<
  Record<SocialPlatform, { readonly days: readonly number[]; readonly hour: number }>
> = {
  facebook: { days: [2, 3, 4], hour: 16 },
  instagram: { days: [1, 3, 5], hour: 18 },
  linkedin: { days: [2, 3, 4], hour: 15 },
  x: { days: [1, 2, 3, 4, 5], hour: 17 },
};

const day = 24 * 60 * 60 * 1_000;

/**
 * The platform's next good time strictly after a moment.
 *
 * @param after ISO 8601 UTC
 */
export function nextSlot(platform: SocialPlatform, after: string): string {
  const { days, hour } = goodTimes[platform];
  const start = new Date(after);
  const today = Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate(), hour);
  for (let ahead = 0; ; ahead += 1) {
    const slot = new Date(today + ahead * day);
    if (slot > start && days.includes(slot.getUTCDay())) return slot.toISOString();
  }
}
