import { Problem } from '@bayon/publisher/http';
import { type Info, parse } from 'csv-parse/sync';

/** A row of a CSV file. Line numbers count from 1; of a row on several lines, it is the last of them. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that was not taken, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
}

/** After so many quotes without an end a file is no CSV; each of them costs a pass over what follows. */
const mostUnclosed = 20;

/**
 * The rows of a CSV file, blank lines left out. A quote that never ends would swallow all that follows: its line is
 * rejected, and reading goes on behind it.
 *
 * @throws Problem 400 where it is no CSV at all
 */
export function readRows(csv: string): {
  readonly rows: readonly Row[];
  readonly rejected: readonly RejectedRow[];
} {
  // The parser counts a line that ends in CR LF within quotes twice.
  const lines = csv.replace(/\r\n?/g, '\n').split('\n');
  const rows: Row[] = [];
  const rejected: RejectedRow[] = [];
  let from = 0;
  for (let unclosed = 0; unclosed <= mostUnclosed; unclosed += 1) {
    const { parsed, isWhole } = parseLines(lines.slice(from));
    for (const { record, info } of parsed) {
      const row = { line: from + info.lines, cells: record };
      if (record.some(hasSwallowed))
        rejected.push({ line: row.line, reason: 'has a quote that ends in another row' });
      else rows.push(row);
    }
    if (isWhole) return { rows, rejected };
    from += parsed.at(-1)?.info.lines ?? 0;
    while (lines[from]?.trim() === '') from += 1;
    from += 1;
    rejected.push({ line: from, reason: 'has a quote that does not end' });
  }
  const message = `has more than ${mostUnclosed} quotes that do not end`;
  throw new Problem(400, 'The upload is no CSV.', [{ path: 'body', message }]);
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: Info;
}

function parseLines(lines: readonly string[]): {
  readonly parsed: readonly Parsed[];
  readonly isWhole: boolean;
} {
  let isWhole = true;
  const parsed = parse(lines.join('\n'), {
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    // `12" sign` and `"so" called` are taken as they stand: the one error left is a quote without an end.
    relax_quotes: true,
    skip_records_with_error: true,
    on_skip: () => {
      isWhole = false;
      return undefined;
    },
  }) as unknown as readonly Parsed[];
  return { parsed, isWhole };
}

/** A cell of several lines is well, but not with a quote in it: it has run into the row behind it. */
const hasSwallowed = (cell: string): boolean => cell.includes('\n') && cell.includes('"');
