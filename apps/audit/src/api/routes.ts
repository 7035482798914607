import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';
import { instantOf } from '../trail/instant.ts';

export const description: ApiDescription = {
  title: 'Bayon CoAgent audit',
  path: '/audit/openapi.json',
};

/** What is in the trail is asked for as it is there, contracts or not. */
const id = z
  .string()
  .min(1)
  .max(256)
  .refine((value) => value.isWellFormed(), 'must be well-formed Unicode');
const time = z
  .string()
  .max(40)
  .refine((value) => instantOf(value) !== undefined, 'must be a time in ISO 8601 with a zone');

/** Strict: a filter that is misspelt must not be taken for none. */
const listQuery = z.strictObject({
  userId: id.optional(),
  /** `content:8d1b` */
  entity: z
    .string()
    .refine((value) => value.isWellFormed(), 'must be well-formed Unicode')
    .regex(/^[a-z][A-Za-z0-9]{0,62}:.{1,256}$/, 'must be a kind and an id, as content:8d1b')
    .optional(),
  correlationId: id.optional(),
  causationId: id.optional(),
  source: id.optional(),
  detailType: id.optional(),
  from: time.optional(),
  to: time.optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().max(2_048).optional(),
  eventId: id.optional(),
});

/** What an answer by id leaves nothing to say to: what has defaults. */
const besideId = ['eventId', 'order', 'limit'];

/** What is asked of the list of events. */
export type ListQuery = z.output<typeof listQuery>;

/** Audit's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  listEvents: route({
    method: 'GET',
    path: '/audit/events',
    summary:
      'What happened: to a user, to a thing, in a chain, because of an event. Users see what concerns them, operators everything; where they ask for nothing of these, by when it was recorded, the last 24 hours where they do not say when',
    query: listQuery.refine(
      (asked) => asked.eventId === undefined || Object.keys(asked).every((name) => besideId.includes(name)),
      { path: ['eventId'], message: 'says it all: leave the rest out' },
    ),
  }),
  getEvent: route({
    method: 'GET',
    path: '/audit/events/{eventId}',
    summary: 'The events of an id: one, unless the id was used more than once',
  }),
} as const;
