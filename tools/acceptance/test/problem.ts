import type { Answer } from '@bayon/cloud-driver';

/** What an answer by RFC 9457 has, for `toMatchObject`. */
export const problem = (status: number) => ({ status, body: { type: 'about:blank', status } });

/** The paths of all that a problem complains of. */
export const complainedPaths = ({ body }: Answer): string[] =>
  (body as { errors: { path: string }[] }).errors.map(({ path }) => path).sort();
