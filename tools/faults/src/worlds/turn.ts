/** Something that a world does in one of its steps: it invokes a function. */
export interface Turn {
  readonly name: string;
  readonly functionName: string;
  /** How often this was tried, this time included. */
  readonly tries: number;
  /** @returns what follows from it, once every turn of the step has ended */
  take(): Promise<() => void>;
}

/** What came of an invocation. */
export type Answer = { readonly ok: true; readonly payload: unknown } | { readonly ok: false };

/** Invokes a function of the world. Never rejects: a function that fails is part of it. */
export type Invoke = (functionName: string, event: object) => Promise<Answer>;
