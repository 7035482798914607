import { ProfileUpdated } from '@bayon/event-contracts';
import { nothing, rule } from '@bayon/publisher/rule';
import { ideaWrite } from '../library/idea-writes.ts';

/** An agent who works somewhere else now, or for others, has something new to write about. */
export const profileUpdatedRule = rule(ProfileUpdated, {
  decide: ({ id, detail: { userId, profileData, changes, timestamp } }) => {
    const idea = { sourceEvent: ProfileUpdated.detailType, suggestedAt: timestamp };
    const { marketArea } = profileData;
    const specialty = profileData.specialties?.[0];
    const ideas = [
      changes.includes('marketArea') && marketArea
        ? {
            ...idea,
            ideaId: `${id}.area`,
            contentType: 'neighborhood-guide' as const,
            topic: marketArea,
            reason: `You work in ${marketArea} now: a guide tells people that you know it.`,
          }
        : undefined,
      changes.includes('specialties') && specialty
        ? {
            ...idea,
            ideaId: `${id}.specialty`,
            contentType: 'blog-post' as const,
            topic: `What to know about ${specialty}`,
            reason: `“${specialty}” is a specialty of yours: show what you know.`,
          }
        : undefined,
    ].filter((one) => one !== undefined);
    return ideas.length === 0 ? nothing : { writes: ideas.map((one) => ideaWrite(userId, one)), events: [] };
  },
});
