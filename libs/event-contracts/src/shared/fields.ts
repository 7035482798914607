import * as z from 'zod';

/** An opaque id: 1 to 128 visible ASCII characters without `#`, which separates the parts of item keys. */
export const identifier = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[!-"$-~]+$/, 'must be visible ASCII characters without #');

/** The user's id: the subject (`sub`) of their token. */
export const userId = identifier;

/**
 * A point in time, ISO 8601 UTC. Normalised to milliseconds, so that two of them compare as strings.
 * Example: `2026-03-14T09:26:53.000Z`
 */
export const instant = z.iso
  // What is no time must end there: there is nothing to normalise.
  .datetime({ abort: true })
  .overwrite((value) => new Date(value).toISOString());

/** One line of text of at most `max` characters that says something. */
export const line = (max: number) => z.string().trim().min(1).max(max);

/** Running text of at most `max` characters; may be empty. */
export const text = (max: number) => z.string().max(max);

/** An IANA time zone: `America/Chicago` */
export const timeZone = z
  .string()
  .min(1)
  .max(64)
  .refine(isTimeZone, 'must be an IANA time zone, like America/Chicago');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // An offset is a zone to ECMAScript, but knows nothing of summer time.
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** A search keyword or phrase. */
export const keyword = line(80);

/** A whole number from 0. */
export const count = z.int().nonnegative();
