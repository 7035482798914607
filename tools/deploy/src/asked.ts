/** What the command line asks for. */
export interface Asked {
  readonly stage: string;
  readonly planOnly: boolean;
  /** Apps; all where it is empty. */
  readonly only: readonly string[];
  readonly yes: boolean;
  readonly withoutGaps: boolean;
}
