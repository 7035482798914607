import type { EventEntry } from './entry.ts';

/** An event that did not get onto the bus. */
export interface UnpublishedEvent {
  readonly id: string;
  readonly detailType: string;
  /** EventBridge's code, or the name of the error that stopped its whole request. */
  readonly code: string;
  readonly message: string;
}

/** Some events are not on the bus, though all was tried. Those not named are. */
export class PublishFailed extends Error {
  override readonly name = 'PublishFailed';
  readonly unpublished: readonly UnpublishedEvent[];

  constructor(unpublished: readonly UnpublishedEvent[], cause?: unknown) {
    const each = unpublished.map(({ detailType, id, code }) => `${detailType} ${id} (${code})`).join(', ');
    super(`${unpublished.length} not published: ${each}`, { cause });
    this.unpublished = unpublished;
  }
}

/** An event whose detail is larger than may be published. Nothing was sent. */
export class EventTooLarge extends Error {
  override readonly name = 'EventTooLarge';
  readonly detailType: string;
  readonly id: string;
  /** Bytes. */
  readonly size: number;

  constructor(entry: EventEntry, size: number, limit: number) {
    super(`${entry.detailType} ${entry.id} has a detail of ${size} bytes; the limit is ${limit}`);
    this.detailType = entry.detailType;
    this.id = entry.id;
    this.size = size;
  }
}
