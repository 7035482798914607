import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { type Delimiter, delimiterOf } from './delimiter.ts';
import { unreadable } from './unreadable.ts';

/** A row of a table. Line numbers count from 1; of a row on several lines, it is the last of them. */
export interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A row that was not taken, and why. */
export interface RejectedRow {
  readonly line: number;
  readonly reason: string;
}

/** A table as text: CSV (RFC 4180) with any of the delimiters that spreadsheets use. */
export interface Table {
  readonly header: readonly string[];
  /** Below the header; blank lines are left out. */
  readonly rows: readonly Row[];
  /** What could not be told apart into cells. */
  readonly rejected: readonly RejectedRow[];
  readonly delimiter: Delimiter;
}

/** After so many quotes without an end a file is no CSV. */
const mostUnclosed = 20;

/** Characters of a row: what is longer has a quote that does not end. */
const longestRow = 16_384;

/**
 * Reads a table. A quote that never ends would swallow all that follows: its line is rejected, and reading goes on behind
 * it. So is a row with more cells than the header, because they have moved.
 *
 * @throws Problem 400 where it is no CSV at all, or has more than `maxRows`
 */
export function readTable(text: string, maxRows: number): Table {
  const { delimiter, skip } = delimiterOf(text);
  // The parser counts a line that ends in CR LF within quotes twice.
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const rows: Row[] = [];
  const rejected: RejectedRow[] = [];
  const take = (row: Row) => {
    const reason = faultOf(row.cells, rows[0]?.cells);
    if (reason === undefined) rows.push(row);
    else rejected.push({ line: row.line, reason });
    if (rows.length + rejected.length > maxRows + 1) {
      unreadable(`may have ${maxRows} rows: send the rest as another`);
    }
  };
  let from = skip;
  for (let unclosed = 0; unclosed <= mostUnclosed; unclosed += 1) {
    const { end, fault } = parseLines(lines.slice(from), delimiter, ({ line, cells }) => {
      take({ line: from + line, cells });
    });
    if (fault === undefined) {
      const [header, ...below] = rows;
      return { header: header?.cells ?? [], rows: below, rejected, delimiter };
    }
    from += end;
    while (lines[from]?.trim() === '') from += 1;
    from += 1;
    rejected.push({ line: from, reason: fault });
  }
  return unreadable(`has more than ${mostUnclosed} quotes that do not end`);
}

/** What is wrong with a row as such. */
function faultOf(cells: readonly string[], header: readonly string[] | undefined): string | undefined {
  // A cell of several lines is well, but not with a quote in it: it has run into the row behind it.
  if (cells.some((cell) => cell.includes('\n') && cell.includes('"'))) {
    return 'has a quote that ends in another row';
  }
  const isMoved = header !== undefined && cells.slice(header.length).some((cell) => cell !== '');
  return isMoved ? 'has more cells than the header' : undefined;
}

const faults: Readonly<Partial<Record<string, string>>> = { CSV_MAX_RECORD_SIZE: 'is too long' };

/** Takes rows up to the end, or to the first quote without one; `end` is the line of the last row taken. */
function parseLines(
  lines: readonly string[],
  delimiter: string,
  take: (row: Row) => void,
): { readonly end: number; readonly fault?: string } {
  let end = 0;
  try {
    parse(lines.join('\n'), {
      delimiter,
      info: true,
      trim: true,
      max_record_size: longestRow,
      skip_empty_lines: true,
      relax_column_count: true,
      // `12" sign` and `"so" called` are taken as they stand: the one error left is a quote without an end.
      relax_quotes: true,
      on_record: (entry) => {
        const { record, info } = entry as unknown as { record: string[]; info: Info };
        end = info.lines;
        take({ line: info.lines, cells: record });
        // Not kept a second time.
        return undefined;
      },
    });
    return { end };
  } catch (error) {
    if (!isCsvError(error)) throw error;
    return { end, fault: faults[error.code] ?? 'has a quote that does not end' };
  }
}

const isCsvError = (error: unknown): error is CsvError =>
  error instanceof Error && String((error as Partial<CsvError>).code).startsWith('CSV_');
