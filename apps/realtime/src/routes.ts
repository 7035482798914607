import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';
import { largestSeq } from './items.ts';
import { placeOf } from './reads/cursor.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const limit = wholeNumber(1, 100).default(50);

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
    summary: 'The log of notifications from a number on, ascending',
    query: z.object({ limit, after: wholeNumber(0, largestSeq).default(0) }),
  }),
} as const;
