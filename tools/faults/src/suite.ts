/** A case of a suite that did not end as it must. */
export interface Failure {
  /** The case's name: `--case "<name>"` runs it alone. */
  readonly name: string;
  /** What is not as it must be, and where. */
  readonly message: string;
}

export interface SuiteResult {
  /** How many cases ran. */
  readonly cases: number;
  readonly failures: readonly Failure[];
  /** What else is worth telling, a line each: counts by kind, the seed. */
  readonly notes: readonly string[];
}

export interface SuiteOptions {
  /** The folder of the packaged apps. */
  readonly appsDir: string;
  /** Part of `npm test`: fewer cases, chosen to meet each mechanism; the whole takes as long as it takes. */
  readonly bounded: boolean;
  /** Only the case (or cases) whose name contains this. */
  readonly only?: string;
  /** Of whatever is chosen by chance. */
  readonly seed: number;
  /** How long a soak goes on; undefined: as long as the suite's own measure. */
  readonly minutes?: number;
  /** Told of progress, a line at a time. */
  readonly report: (line: string) => void;
}

/** One way of disturbing the system, and the search over all its cases. */
export interface Suite {
  /** `crash-points` */
  readonly name: string;
  /** One line: which fault, and what must hold. */
  readonly summary: string;
  run(options: SuiteOptions): Promise<SuiteResult>;
}
