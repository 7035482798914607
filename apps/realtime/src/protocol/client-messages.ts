// The small build of zod: it is loaded with every start of the function that takes these.
import * as z from 'zod/mini';

/* What a client may say. A message that is none of these is answered by an error and changes nothing. */

export const ping = z.object({ action: z.literal('ping') });

export const resume = z.object({
  action: z.literal('resume'),
  after: z.optional(
    z
      .int('must be a whole number')
      .check(
        z.gte(0, 'must not be negative'),
        z.describe('The last seq that the client knows. Absent: it knows nothing'),
      ),
  ),
  log: z.optional(
    z
      .string('must be the log of an earlier frame')
      .check(
        z.minLength(1, 'must not be empty'),
        z.maxLength(128, 'is no name of a log'),
        z.describe('The log that the number is of. Absent: whichever there is'),
      ),
  ),
});

export const refresh = z.object({
  action: z.literal('refresh'),
  token: z
    .string('must be a token')
    .check(z.minLength(1, 'must not be empty'), z.describe('The next token of the same user')),
});

/** All that a client may say, by its `action`. */
export const clientMessages = { ping, resume, refresh };
