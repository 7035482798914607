import type { Story } from '../story.ts';
import { brandStories } from './brand.ts';
import { contentStories, wholeProgress } from './content.ts';
import { marketStories } from './market.ts';
import { realtimeStories } from './realtime.ts';
import { researchStories } from './research.ts';
import { userStories } from './user.ts';

/** Short related sequences: every order of each is tried. */
export const stories: readonly Story[] = [
  ...contentStories,
  ...userStories,
  ...brandStories,
  ...researchStories,
  ...marketStories,
  ...realtimeStories,
];

export { wholeProgress };
