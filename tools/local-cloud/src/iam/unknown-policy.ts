/** A policy uses something that is not known here; enforcing it by halves would mislead. */
export class UnknownPolicy extends Error {
  override readonly name = 'UnknownPolicy';
}
