/** A safeguard, and the code without it. */
export interface Mutation {
  /** What is removed: `the condition of the settled record` */
  readonly name: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** The piece of its text that is replaced. It must be there exactly once: a mutation cannot rot in silence. */
  readonly find: string;
  readonly replace: string;
  /** The function that runs without the safeguard, by its app and its name there. */
  readonly app: string;
  readonly part: string;
  /** The crash points that are searched: those of the scenarios whose names begin so. */
  readonly scenario: string;
  /** The fault that finds it quickly: the bounded form tries no other. */
  readonly fault: string;
}

/** The text that a mutation replaces is not in its file, or there more than once. */
export class MutationMisses extends Error {
  override readonly name = 'MutationMisses';

  constructor({ name, file }: Mutation, times: number) {
    super(`${name}: its text is ${times} times in ${file}; it must be there once`);
  }
}

/** The file's text with the mutation. Throws MutationMisses. */
export function mutated(mutation: Mutation, text: string): string {
  const { find, replace } = mutation;
  const times = text.split(find).length - 1;
  if (times !== 1) throw new MutationMisses(mutation, times);
  return text.replace(find, () => replace);
}
