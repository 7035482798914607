/** What happened in a world, in order: written out when the world fails. */
export interface Journal {
  /** The step that the world is at. */
  step: number;
  note(what: string): void;
  /** Counts something by its name: `fault crash-before`, `deliveries`. */
  count(name: string, by?: number): void;
  readonly lines: readonly string[];
  readonly counts: ReadonlyMap<string, number>;
}

export function createJournal(): Journal {
  const lines: string[] = [];
  const counts = new Map<string, number>();
  return {
    step: 0,
    note(what) {
      lines.push(`${String(this.step).padStart(4)} ${what}`);
    },
    count: (name, by = 1) => void counts.set(name, (counts.get(name) ?? 0) + by),
    lines,
    counts,
  };
}
