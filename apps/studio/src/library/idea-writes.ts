import { put, type Write } from '@bayon/publisher/rule';
import { type Idea, ideaDays } from './idea.ts';
import { keys } from './keys.ts';
import { beginningOf } from './words.ts';

/** Puts an idea into the user's list. Its id follows from its event: the same idea twice is one. */
export const ideaWrite = (userId: string, idea: Idea): Write =>
  put(
    keys.idea(userId, idea.suggestedAt, idea.ideaId),
    { ...idea, topic: beginningOf(idea.topic, 200) },
    { expiresAt: Math.floor(Date.parse(idea.suggestedAt) / 1_000) + ideaDays * 86_400 },
  );
