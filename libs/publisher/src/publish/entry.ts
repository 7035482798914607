/** An event ready for the bus. Plain data: it is what a settled record keeps. */
export interface EventEntry {
  readonly source: string;
  readonly detailType: string;
  /** The producer's id: `detail.event.id` */
  readonly id: string;
  /** JSON */
  readonly detail: string;
}
