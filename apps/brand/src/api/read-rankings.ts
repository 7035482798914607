import { keyword, mostAhead, notRanked } from '@bayon/event-contracts';
import type { Upload } from '@bayon/publisher/http';
import {
  type Columns,
  columnsOf,
  type DateOrder,
  dateOrderOf,
  isBlank,
  type KnownColumns,
  momentOf,
  readDate,
  readTable,
  type RejectedRow,
} from '@bayon/publisher/uploads';

type Field = 'keyword' | 'rank' | 'searchEngine' | 'date';

/** The names that rank trackers and their users give to their columns. */
const known: KnownColumns<Field> = {
  keyword: ['Keyword', 'Keyphrase', 'Search Term', 'Query', 'Phrase', 'Suchbegriff', 'Schlüsselwort'],
  rank: ['Position', 'Rank', 'Ranking', 'Current Position', 'Current Rank', 'Pos', 'Google Rank'],
  searchEngine: ['Search Engine', 'Engine', 'Suchmaschine'],
  date: ['Date', 'Checked', 'Last Checked', 'Updated', 'Datum'],
};

/** Rows of an export: several readings of each of the keywords that an agent watches. */
const maxRows = 1_000;

/** The search engine of a file that names none. */
const usualEngine = 'google';

/** A rank as a file tells it. */
export interface RankRow {
  readonly line: number;
  readonly keyword: string;
  readonly searchEngine: string;
  /** 1 to 100, or `notRanked`. */
  readonly rank: number;
  /** ISO 8601 UTC. Absent: now. */
  readonly observedAt?: string;
}

export interface ReadRankings {
  readonly rows: readonly RankRow[];
  readonly rejected: readonly RejectedRow[];
  /** What the file left open, and how it was taken. */
  readonly assumed: {
    readonly encoding: string;
    readonly searchEngine?: string;
    readonly dateOrder?: string;
  };
}

/**
 * Reads a rank tracker's export.
 *
 * @param sense nothing can have been read later than `now`; times without a zone are of `timeZone` (IANA)
 * @throws Problem 400 where it has no columns for keyword and rank, or too many rows
 */
export function readRankings(
  { text, encoding }: Upload,
  sense: { readonly now: Date; readonly timeZone: string },
): ReadRankings {
  const table = readTable(text, maxRows);
  const columns = columnsOf(table.header, known, [['keyword'], ['rank']]);
  const order = dateOrderOf(table.rows.flatMap(({ cells }) => columns.cell(cells, 'date') ?? []));
  const rows: RankRow[] = [];
  const rejected: RejectedRow[] = [...table.rejected];
  for (const { line, cells } of table.rows) {
    const row = readRow(line, cells, columns, { ...sense, order });
    if ('reason' in row) rejected.push(row);
    else rows.push(row);
  }
  return {
    rows,
    rejected,
    assumed: {
      encoding,
      ...(!columns.has('searchEngine') && { searchEngine: usualEngine }),
      ...(columns.has('date') && order !== 'unclear' && { dateOrder: order }),
    },
  };
}

function readRow(
  line: number,
  cells: readonly string[],
  columns: Columns<Field>,
  { now, timeZone, order }: { readonly now: Date; readonly timeZone: string; readonly order: DateOrder },
): RankRow | RejectedRow {
  const term = keyword.safeParse(columns.cell(cells, 'keyword'));
  if (!term.success) return { line, reason: 'keyword must have 1 to 80 characters' };
  const rank = rankOf(columns.cell(cells, 'rank'));
  if (rank === undefined) return { line, reason: 'position is no rank, like 12, >100 or -' };
  const engine = columns.cell(cells, 'searchEngine') ?? usualEngine;
  if (engine.length > 40) return { line, reason: 'search engine is longer than 40 characters' };
  const row = { line, keyword: term.data, searchEngine: engine, rank };
  const said = columns.cell(cells, 'date');
  if (said === undefined) return row;
  const date = readDate(said, order);
  if (!date.ok) return { line, reason: `date ${date.reason}` };
  // A day that has not begun in UTC may have begun where the user is: then it is now.
  const at = momentOf(date, timeZone);
  const ahead = Date.parse(at) - now.getTime();
  if (ahead > (date.time === undefined ? 14 * 3_600_000 : mostAhead))
    return { line, reason: 'date is in the future' };
  return { ...row, observedAt: ahead > 0 ? now.toISOString() : at };
}

/** `12` is a rank; `-`, `>100`, `not found` and nothing say that there is none. Undefined: it is something else. */
function rankOf(cell: string | undefined): number | undefined {
  if (isBlank(cell) || /^(>\s?\d+|\d+\+|nr|not (found|ranked|in top \d+)|nicht gefunden)$/i.test(cell))
    return notRanked;
  const rank = Number(cell.replace(/^#/, ''));
  if (!Number.isInteger(rank) || rank < 0) return undefined;
  // Some trackers write 0 for none.
  return rank === 0 || rank > 100 ? notRanked : rank;
}
