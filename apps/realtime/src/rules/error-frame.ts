import type { ErrorCode, FrameOf } from '../protocol/server-frames.ts';

export type ErrorFrame = FrameOf<'error'>;

export const errorFrame = (code: ErrorCode, message: string): ErrorFrame => ({
  type: 'error',
  code,
  message,
});

/** What a connection is told whose token has ended. It is closed then. */
export const tokenExpired = errorFrame('token_expired', 'The token has ended. Connect with a new one.');
