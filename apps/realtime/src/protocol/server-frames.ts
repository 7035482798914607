import { jobStatus, loggedType, mark, severity } from '@bayon/event-contracts';
import * as z from 'zod';

/*
 * What the server says, frame by frame. The types of the frames and the AsyncAPI document follow from these schemas;
 * nothing that is deployed checks by them what it sends itself (the tests do), so they are imported as types only.
 */

const time = z.iso.datetime().describe('UTC');
const seq = z.int().min(1).describe('Its place in the log: 1, 2, 3, … without a gap');

export const notification = z
  .object({
    type: z.literal('notification'),
    seq,
    id: z.string().describe('The id of the event that said so'),
    event: loggedType,
    message: z.string().describe('For the user to read'),
    data: z.record(z.string(), z.unknown()).describe('Ids and small facts'),
    truncated: z
      .literal(true)
      .optional()
      .describe('The data hold only ids: the whole was too large for a frame'),
    severity,
    quiet: z
      .literal(true)
      .optional()
      .describe('A digest tells of it: show it, but do not ring. Such an entry begins as read'),
    timestamp: time,
    mark: mark.optional().describe('What the user made of it. Absent where it is new, and so unread'),
  })
  .describe('The next entry of the log. Frames of concurrent deliveries may cross: order them by seq');

export const progress = z
  .object({
    type: z.literal('progress'),
    jobId: z.string(),
    jobType: z.string(),
    progress: z.number().min(0).max(100).describe('Per cent'),
    status: jobStatus,
    message: z.string().describe('For the user to read'),
    estimatedTimeRemaining: z.number().optional().describe('Seconds'),
    timestamp: time,
  })
  .describe('How far a job is');

export const status = {
  log: z.string().describe('Which log it is; 0 until it has an entry. A seq means something only in its log'),
  lastSeq: z.int().min(0).describe('The newest entry of the log; 0 before the first'),
  unread: z.int().min(0).describe('How many notifications are unread'),
  marks: z.int().min(0).describe('How many changes of marks there were. Who knows fewer has missed some'),
};

export const marked = z
  .object({
    type: z.literal('marked'),
    mark,
    seqs: z
      .array(z.tuple([seq, seq]).describe('From the first to the last, both marked'))
      .describe('The notifications that are marked now and were not'),
    ...status,
    timestamp: time.describe('When the user marked them. UTC'),
  })
  .describe('Notifications were marked, on this device or another. To clients of bayon.v1 only');

export const batch = z
  .object({
    type: z.literal('batch'),
    messages: z.array(z.union([notification, progress, marked])).min(2),
  })
  .describe('Several messages at once, to clients of bayon.v1 only');

export const pong = z
  .object({ type: z.literal('pong'), ...status })
  .describe('The answer to ping. Where lastSeq is beyond what the client knows, a post was lost');

export const resumed = z
  .object({
    type: z.literal('resumed'),
    connectionId: z.string().describe('For ?replaces= of the next connection'),
    ...status,
    from: z.int().min(0).describe('After which seq the notifications begin'),
    to: z.int().min(0).describe('The last seq that came; what is left up to lastSeq the API has'),
    recovered: z.boolean().describe('False: the log does not reach back. Begin with a fresh snapshot'),
  })
  .describe('The end of what a resume asked for');

export const refreshed = z
  .object({ type: z.literal('refreshed'), expiresAt: time.describe('When the new token ends. UTC') })
  .describe('The connection lives as long as the new token');

export const errorCodes = {
  invalid_json: 'The message is no JSON object',
  too_large: 'The message is larger than 8 KB',
  unknown_action: 'There is no such action',
  invalid_resume: 'A member of the resume is not what it must be',
  invalid_token: 'The token is not good, or another user’s; then the connection is closed',
  rate_limited:
    'Wait retryAfter. After too many resumes the connection stays; after too many messages it is closed',
  unavailable: 'Try again after retryAfter',
  token_expired: 'The token of this connection has ended. The connection is closed',
  signed_out: 'The user has ended this connection from elsewhere: do not come back by yourself',
} as const;
export type ErrorCode = keyof typeof errorCodes;

export const error = z
  .object({
    type: z.literal('error'),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]).describe(
      Object.entries(errorCodes)
        .map(([code, meaning]) => `${code}: ${meaning}`)
        .join('. '),
    ),
    message: z.string().describe('For the client’s developer to read'),
    retryAfter: z.int().min(1).optional().describe('Seconds'),
  })
  .describe('Something was wrong, or the connection is at its end. What was wrong changes nothing');

/** All that a client may be sent, by its `type`. */
export const serverFrames = { notification, progress, marked, batch, pong, resumed, refreshed, error };

export type FrameOf<Type extends keyof typeof serverFrames> = Readonly<z.output<(typeof serverFrames)[Type]>>;
