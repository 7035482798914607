/** A decision that does not fit into one transaction. The rule must split it into chunk events. */
export class DecisionTooLarge extends Error {
  override readonly name = 'DecisionTooLarge';

  constructor(what: string, items: number) {
    super(`${what}: ${items} items in one transaction; DynamoDB takes 100`);
  }
}

/** Others kept changing what the decision was based on. Worth another try later. */
export class Contended extends Error {
  override readonly name = 'Contended';

  constructor(what: string, attempts: number, cause: unknown) {
    super(`${what}: could not commit in ${attempts} attempts`, { cause });
  }
}
