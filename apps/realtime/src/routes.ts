import { identifier, mark, mostMarkedAtOnce, loggedType } from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';
import { largestSeq } from './items.ts';
import { placeOf } from './reads/cursor.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least).max(most))
    .meta({ sentAs: { type: 'integer', minimum: least, maximum: most } });

const limit = wholeNumber(1, 100).default(50);

/** One or some of these words, with commas between them. */
const someOf = <Word extends string>(word: z.ZodType<Word, string>) =>
  z
    .string()
    .max(1_000)
    .transform((text) => text.split(','))
    .pipe(z.array(word))
    .meta({ description: 'One, or some with commas between them' });

/** Where the API describes itself. */
export const description: ApiDescription = {
  title: 'Bayon CoAgent realtime',
  path: '/realtime/openapi.json',
};

/** Realtime's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  listJobs: route({
    method: 'GET',
    path: '/realtime/jobs',
    summary: 'The latest jobs, newest first',
    query: z.object({
      limit,
      cursor: z
        .string()
        .max(1_000)
        .transform((cursor, context) => {
          const place = placeOf(cursor);
          if (!place) context.addIssue('must be a nextCursor of an earlier answer');
          return place;
        })
        .optional(),
    }),
  }),
  listNotifications: route({
    method: 'GET',
    path: '/realtime/notifications',
    summary: 'The log of notifications, from a number on or from the newest back, all or some',
    query: z
      .object({
        limit,
        order: z.enum(['oldest', 'newest']).default('oldest'),
        after: wholeNumber(0, largestSeq).default(0),
        cursor: z
          .string()
          .regex(/^[1-9]\d{0,11}$/, 'must be a nextCursor of an earlier answer')
          .transform(Number)
          .optional(),
        mark: someOf(mark).optional(),
        type: someOf(loggedType).optional(),
      })
      .refine(({ order, cursor }) => order === 'newest' || cursor === undefined, {
        path: ['cursor'],
        message: 'goes with order=newest; oldest first, pages go on with after',
      }),
  }),
  markNotifications: route({
    method: 'POST',
    path: '/realtime/notifications/marks',
    summary: 'Mark notifications as read, unread or archived',
    body: z
      .strictObject({
        mark,
        ids: z.array(identifier).min(1).max(mostMarkedAtOnce).optional(),
        upTo: z.int().min(1).max(largestSeq).optional(),
      })
      .refine(({ ids, upTo }) => (ids === undefined) !== (upTo === undefined), {
        message: 'must have either ids or upTo',
      })
      .meta({ oneOf: [{ required: ['ids'] }, { required: ['upTo'] }] }),
    example: { mark: 'read', upTo: 1 },
  }),
  listConnections: route({
    method: 'GET',
    path: '/realtime/connections',
    summary: 'The devices that are connected, newest first',
  }),
  endConnection: route({
    method: 'DELETE',
    path: '/realtime/connections/{id}',
    summary: 'End a connection',
  }),
} as const;
