import { ProblemError } from '@bayon/client';

/** What a service has to say of one field, `body.topic`, or of something within it. */
export function fieldError(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.errors.find(
    (one) => one.path === path || one.path.startsWith(`${path}.`) || one.path.startsWith(`${path}[`),
  )?.message;
}

/** Whether a refusal is told at fields of a form, so that it need not be told again above it. */
export const isToldAtFields = (error: unknown, paths: readonly string[]): boolean =>
  error instanceof ProblemError &&
  error.errors.length > 0 &&
  error.errors.every(({ path }) => paths.some((known) => path === known || path.startsWith(`${known}.`)));

/** What to say of a text that is longer than the services take; undefined where it is not. */
export const tooLong = (text: string, most: number): string | undefined =>
  text.length <= most
    ? undefined
    : `At most ${most.toLocaleString('en-US')} characters; these are ${text.length.toLocaleString('en-US')}.`;
