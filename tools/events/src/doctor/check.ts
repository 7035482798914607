import type { Context } from '../command.ts';
import type { Survey } from './survey.ts';

/** Something that is not as it should be, and what to do. */
export interface Finding {
  /** The rule, queue, function, … */
  readonly subject: string;
  readonly problem: string;
  readonly advice: string;
}

/** What one look found. */
export interface Diagnosis {
  /** What was looked at: `57 rules`. */
  readonly looked: string;
  readonly findings: readonly Finding[];
}

/** One thing that `doctor` looks at: one file, one entry in `checks.ts`. */
export interface Check {
  readonly name: string;
  /** @throws what AWS answers; the others are still asked then */
  look(context: Context, survey: Survey): Promise<Diagnosis>;
}
