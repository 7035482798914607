import type * as z from 'zod';

/**
 * What a service's routes answer when all is well, by route and status. Written for the description and for the tests,
 * which hold the handlers to it: nothing that answers requests loads it.
 */
export type AnswersOf<Routes> = {
  readonly [Name in keyof Routes]: Readonly<Partial<Record<200 | 202, z.ZodType>>>;
};

/** Some service's. */
export type Answers = Readonly<Record<string, Readonly<Partial<Record<200 | 202, z.ZodType>>>>>;
