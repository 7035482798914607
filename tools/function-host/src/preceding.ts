import { catalogue, type EventContract } from '@bayon/event-contracts';

/** What has happened before an event as a rule; without it the rule would only keep the event for later. */
const preceding: Readonly<Record<string, readonly string[]>> = {
  'Content Generated': ['Content Generation Requested'],
  'Job Progress Update': ['Content Generation Requested'],
  'Content Published': ['Content Generated'],
  'Content Updated': ['Content Generated'],
  'Content Optimization Requested': ['Content Generated'],
  'Social Scheduling Requested': ['Content Generated'],
  'Content Performance Tracking Scheduled': ['Content Generated', 'Content Published'],
  'Content Performance Tracking Due': [
    'Content Generated',
    'Content Published',
    'Content Performance Tracking Scheduled',
  ],
};

type Detail = Readonly<Record<string, unknown>>;

/** The ids that tie events of one story together. */
const ties = ['userId', 'contentId', 'contentType', 'jobId'] as const;

/** The events before this one, in their order, about the same things: each the example of its contract that fits best. */
export function precedingOf(
  { detailType }: EventContract,
  detail: Detail,
): readonly { readonly contract: EventContract; readonly detail: Detail }[] {
  const contracts: readonly EventContract[] = catalogue;
  return (preceding[detailType] ?? []).flatMap((type) => {
    const contract = contracts.find((candidate) => candidate.detailType === type);
    if (contract === undefined) return [];
    const examples = contract.examples as readonly Detail[];
    const example = examples.find(({ contentType }) => contentType === detail['contentType']) ?? examples[0];
    const tied = ties.filter((tie) => detail[tie] !== undefined).map((tie) => [tie, detail[tie]] as const);
    return [{ contract, detail: { ...example, ...Object.fromEntries(tied) } }];
  });
}
