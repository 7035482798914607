import { catalogue, type EventContract } from '@bayon/event-contracts';
import { stories } from './stories.ts';

type Detail = Readonly<Record<string, unknown>>;

/** An event that has happened before another, about the same things. */
export interface Preceding {
  readonly contract: EventContract;
  readonly detail: Detail;
  /** Its id, where the event names it. */
  readonly id?: string;
}

/** The ids that tie events of one story together, where an event has them. */
const ties = [
  'userId',
  'contentId',
  'contentType',
  'jobId',
  'queryId',
  'reportId',
  'listingId',
  'competitorId',
  'ruleId',
] as const;

/**
 * The events before this one, in their order: each the example of its contract that fits best. What is the same event
 * again is none of them.
 */
export function precedingOf({ detailType }: EventContract, detail: Detail): readonly Preceding[] {
  const contracts: readonly EventContract[] = catalogue;
  return (stories[detailType] ?? []).flatMap((before) => {
    const { type, but = {}, idIn } = typeof before === 'string' ? { type: before } : before;
    const contract = contracts.find((candidate) => candidate.detailType === type);
    if (contract === undefined) return [];
    const examples = contract.examples as readonly Detail[];
    const example = examples.find(({ contentType }) => contentType === detail['contentType']) ?? examples[0];
    const tied = ties.filter((tie) => detail[tie] !== undefined && example?.[tie] !== undefined);
    const told = { ...example, ...Object.fromEntries(tied.map((tie) => [tie, detail[tie]])), ...but };
    const isTheSame = type === detailType && JSON.stringify(told) === JSON.stringify(detail);
    const id = idIn === undefined ? undefined : detail[idIn];
    return isTheSame ? [] : [{ contract, detail: told, ...(typeof id === 'string' && { id }) }];
  });
}
