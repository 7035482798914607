/** A decision that does not fit into one transaction. The rule must split it into chunk events. */
export class DecisionTooLarge extends Error {
  override readonly name = 'DecisionTooLarge';

  /** @param excess what of it is too large, and the limit */
  constructor(what: string, excess: string) {
    super(`${what}: ${excess}`);
  }
}

/** Others kept changing what the decision was based on. Worth another try later. */
export class Contended extends Error {
  override readonly name = 'Contended';

  constructor(what: string, attempts: number, cause: unknown) {
    super(`${what}: could not commit in ${attempts} attempts`, { cause });
  }
}
