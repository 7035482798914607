import { identifier, instant } from '@bayon/event-contracts';
import * as z from 'zod';
import type { Job } from '../items.ts';

/** A place among a user's jobs. It names no user: whoever presents it pages through their own. */
export type JobPlace = Pick<Job, 'updatedAt' | 'jobId'>;

const place = z.tuple([instant, identifier]);

/** Opaque for clients: its form may change with any deployment. */
export const cursorOf = ({ updatedAt, jobId }: JobPlace): string =>
  Buffer.from(JSON.stringify([updatedAt, jobId])).toString('base64url');

/** Undefined for what is no cursor. */
export function placeOf(cursor: string): JobPlace | undefined {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
  const read = place.safeParse(parts);
  return read.success ? { updatedAt: read.data[0], jobId: read.data[1] } : undefined;
}
