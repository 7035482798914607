/** Files that people have: their encodings, delimiters, headers, dates and amounts. */
export { type AmountReading, readAmount } from './amount.ts';
export { isBlank } from './blank.ts';
export { type Columns, columnsOf, type KnownColumns } from './columns.ts';
export { type DateOrder, dateOrderOf, type DateReading, readDate, type SaidDate } from './date.ts';
export { decode, type Encoding } from './decode.ts';
export type { Delimiter } from './delimiter.ts';
export { dayIn, momentOf } from './moment.ts';
export { readTable, type RejectedRow, type Row, type Table } from './table.ts';
export { unreadable } from './unreadable.ts';
