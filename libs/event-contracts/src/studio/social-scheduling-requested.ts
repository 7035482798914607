import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, userId } from '../shared/fields.ts';

/** The platforms that studio knows good posting times of. */
export const socialPlatforms = ['facebook', 'instagram', 'linkedin', 'x'] as const;
export const socialPlatform = z.enum(socialPlatforms);
export type SocialPlatform = z.infer<typeof socialPlatform>;

export const SocialSchedulingRequested = defineEvent({
  sources: ['bayon.coagent.studio'],
  detailType: 'Social Scheduling Requested',
  version: 1,
  producers: ['studio'],
  consumers: ['studio'],
  detail: z.object({
    userId,
    contentId: identifier,
    platforms: z.array(socialPlatform).min(1).max(socialPlatforms.length),
  }),
  examples: [
    {
      userId: 'linh.tran',
      contentId: 'content-30cc90',
      platforms: ['facebook', 'instagram', 'linkedin', 'x'],
    },
  ],
});

export const socialSchedulingRequested = constructorOf(SocialSchedulingRequested);
