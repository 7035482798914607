/** What the command line tells its caller. */
export const exitCodes = {
  fine: 0,
  /** The operation failed, or found something wrong: each command says which. */
  failed: 1,
  usage: 2,
  /** AWS (or the local cloud) cannot be reached, or does not let us in. */
  unreachable: 3,
  /** SIGINT or SIGTERM; 128 + 2, as shells have it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
