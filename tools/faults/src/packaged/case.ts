/** One way in which things may come, and whether it ends as it must. */
export interface Case {
  readonly name: string;
  /** What cases are counted by. */
  readonly kind: string;
  /** @returns what is not as it must be, a line each. Throws what a function throws. */
  run(): Promise<string[]>;
}

/** Makes something when it is first asked for, and keeps it. */
export function onlyOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
