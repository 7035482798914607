import type { Agent } from './agent.ts';
import type { Reach } from './reach.ts';

/** What a check stands on. */
export interface Ground {
  readonly stage: string;
  readonly reach: Reach;
  readonly agent: Agent;
}

/** One thing that a stage should do. */
export interface Check {
  readonly name: string;
  /** @returns what was seen @throws SmokeFailed, or what the stage answered */
  run(ground: Ground): Promise<string>;
}

/** What became of one. */
export interface Result {
  readonly check: string;
  readonly passed: boolean;
  /** What was seen, or why it failed. */
  readonly seen: string;
  readonly milliseconds: number;
}
