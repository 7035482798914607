import type { EventContract } from './define-event.ts';
import type { EventSource } from './services.ts';

/**
 * The same event, but only as these sources publish it: for a service that takes its own Job Progress Updates and
 * nobody else's.
 */
export const publishedBy = <Detail extends object, DetailType extends string>(
  contract: EventContract<Detail, DetailType>,
  ...sources: readonly [EventSource, ...EventSource[]]
): EventContract<Detail, DetailType> => ({ ...contract, sources });
