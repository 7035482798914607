export { createHistory, type HistoryOptions } from './create-history.ts';
export { BadCursor } from './cursor.ts';
export type { Filters, History, Page, Range } from './history.ts';
export type { Entity, RecordedEvent } from './recorded-event.ts';
