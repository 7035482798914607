import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { identifier, userId } from '../shared/fields.ts';

/** What a user makes of a notification. One that is archived is read as well. */
export const marks = ['read', 'unread', 'archived'] as const;

export const mark = z.enum(marks);
export type Mark = z.infer<typeof mark>;

/** Notifications that one command can name. */
export const mostMarkedAtOnce = 100;

const seq = z.int().min(1);

export const NotificationsMarked = defineEvent({
  sources: ['bayon.coagent.realtime'],
  detailType: 'Notifications Marked',
  version: 1,
  producers: ['realtime api'],
  consumers: ['realtime'],
  detail: z
    .object({
      userId,
      mark,
      /** The log that the numbers are of. */
      log: identifier,
      /** All up to this number of the log. */
      upTo: seq.optional(),
      /** These notifications, by the ids of their events … */
      ids: z.array(identifier).min(1).max(mostMarkedAtOnce).optional(),
      /** … and by their numbers in the log, in the same order. */
      seqs: z.array(seq).min(1).max(mostMarkedAtOnce).optional(),
    })
    .refine(
      ({ upTo, ids, seqs }) => (upTo === undefined) !== (ids === undefined) && ids?.length === seqs?.length,
      'names either upTo, or ids and as many seqs',
    ),
  examples: [
    { userId: 'ada', mark: 'read', log: '0f9c1f6e-4d0e-4a53-9d4c-0d6b4f0f4a11', upTo: 42 },
    {
      userId: 'linh.tran',
      mark: 'archived',
      log: '7c1b8f5a-93a1-4f0b-8a7e-2f4f0d8f3c10',
      ids: ['7c1b8f5a-93a1-4f0b-8a7e-2f4f0d8f3c10'],
      seqs: [1],
    },
  ],
});

export const notificationsMarked = constructorOf(NotificationsMarked);
