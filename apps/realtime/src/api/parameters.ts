import * as z from 'zod';
import { largestSeq } from '../items.ts';
import { placeOf } from '../reads/cursor.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.int().min(least).max(most));

const limit = wholeNumber(1, 100).default(50);

/** `?limit=&cursor=` */
export const jobsParameters = z.object({
  limit,
  cursor: z
    .string()
    .transform((cursor, context) => {
      const place = placeOf(cursor);
      if (!place) context.addIssue('must be a nextCursor of an earlier answer');
      return place;
    })
    .optional(),
});

/** `?limit=&after=` */
export const notificationsParameters = z.object({ limit, after: wholeNumber(0, largestSeq).default(0) });

/** One parameter that cannot be used, and why. */
export interface InvalidParameter {
  readonly parameter: string;
  readonly message: string;
}

/** Reads query parameters, each given at most once. */
export function readParameters<Parameters extends z.ZodType>(
  schema: Parameters,
  query: Readonly<Record<string, readonly string[]>>,
): { readonly parameters: z.output<Parameters> } | { readonly invalid: readonly InvalidParameter[] } {
  const repeated = Object.entries(query).filter(([, values]) => values.length > 1);
  if (repeated.length > 0)
    return { invalid: repeated.map(([parameter]) => ({ parameter, message: 'must be given once' })) };
  const read = schema.safeParse(
    Object.fromEntries(Object.entries(query).map(([name, [value]]) => [name, value])),
  );
  return read.success
    ? { parameters: read.data }
    : { invalid: read.error.issues.map(({ path, message }) => ({ parameter: path.join('.'), message })) };
}
