export type Cell = string | number;

/** One measured point: what was done, and its figures. */
export interface Section {
  /** As `--only` names it. */
  readonly name: string;
  readonly title: string;
  /** The command that measures this and nothing else. */
  readonly command: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** How it was measured, and what is to be known of the figures. */
  readonly notes: readonly string[];
  /** What was expected and did not hold; the whole measurement fails for it. */
  readonly failures?: readonly string[];
}

/** Figures from 100 on need no decimals. */
const textOf = (cell: Cell): string => {
  if (typeof cell === 'string') return cell;
  if (Number.isNaN(cell)) return '–';
  return Number.isInteger(cell) || cell >= 100 ? cell.toFixed(0) : cell.toFixed(1);
};

/** Numbers are right-aligned: a column is one when each of its cells is. */
const isNumeric = ({ rows }: Section, column: number): boolean =>
  rows.length > 0 && rows.every((row) => /^[\d.,–]/.test(textOf(row[column] ?? '')));

interface Layout {
  readonly cells: readonly (readonly string[])[];
  readonly widths: readonly number[];
}

function layoutOf(section: Section): Layout {
  const cells = [section.columns, ...section.rows].map((row) => row.map(textOf));
  const widths = section.columns.map((_, column) =>
    Math.max(3, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const padded = cells.map((row) =>
    widths.map((width, column) =>
      isNumeric(section, column) ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
    ),
  );
  return { cells: padded, widths };
}

/** A table for a terminal. */
export function toText(section: Section): string {
  const { cells, widths } = layoutOf(section);
  const [head = [], ...rows] = cells;
  const rule = widths.map((width) => '─'.repeat(width));
  const lines = [head, rule, ...rows].map((row) => row.join('  ').trimEnd());
  return [`${section.title}   (${section.command})`, '', ...lines, '', ...section.notes, ''].join('\n');
}

/** The same table as Markdown, laid out as prettier does. */
export function toMarkdown(section: Section): string {
  const { cells, widths } = layoutOf(section);
  const [head = [], ...rows] = cells;
  const rule = widths.map((width, column) =>
    isNumeric(section, column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  const lines = [head, rule, ...rows].map((row) => `| ${row.join(' | ')} |`);
  const notes = section.notes.length > 0 ? [section.notes.join(' '), ''] : [];
  return [`## ${section.title}`, '', `\`${section.command}\``, '', ...lines, '', ...notes].join('\n');
}
