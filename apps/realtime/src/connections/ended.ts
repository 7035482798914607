/** Whether a connection's time is over: its token has ended, or another has replaced it a minute ago. */
export const hasEnded = ({ endsAt }: { readonly endsAt?: number | undefined }, now: Date): boolean =>
  endsAt !== undefined && endsAt * 1_000 <= now.getTime();
