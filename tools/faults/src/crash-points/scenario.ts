import type { Host } from '@bayon/function-host';

/** One invocation of the function under test. */
export interface Delivery {
  /**
   * `copy`: another message with the same event. `other`: another event of the same kind. `future`: one that is said to
   * happen decades from now.
   */
  readonly message: 'original' | 'copy' | 'other' | 'future';
  /** 1 on the first. */
  readonly attempt: number;
}

/** Something that a function is invoked for, on tables where it finds what it needs. */
export interface Scenario {
  /** `studio processor · Content Generated (blog-post)` */
  readonly name: string;
  /** `studio processor` */
  readonly taker: string;
  /** What kinds of examples there are of; the bounded form takes the first of each: `Content Generated` */
  readonly subject: string;
  readonly functionName: string;
  /** The function takes whatever event there is, all of them alike. */
  readonly isAlike?: boolean;
  /** Has everything happen that comes before. */
  readonly prepare: (host: Host) => Promise<void>;
  /** What Lambda gives the function. */
  readonly payload: (delivery: Delivery) => object;
  /** Whether whoever delivers is content with the answer, and does not come again. */
  readonly isDone: (answer: unknown) => boolean;
  /** The event's id, where its effect is recorded under one; then it also comes as a copy and is overtaken. */
  readonly eventId?: string;
  /** What the surroundings do after an invocation that failed. */
  readonly afterFailure?: (host: Host, delivery: Delivery) => Promise<void>;
  /**
   * Names that differ from run to run by nature, and mean the same: those of events, by the order in which they are
   * published, and all others.
   */
  readonly alias?: RegExp;
}
