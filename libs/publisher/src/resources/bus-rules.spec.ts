import { catalogue, ContentPublished, PricesObserved, RealTimeNotification } from '@bayon/event-contracts';
import { describe, expect, it } from 'vitest';
import { busRulesOf } from './bus-rules.ts';

const groupsOf = (...args: Parameters<typeof busRulesOf>) => busRulesOf(...args).map(({ group }) => group);

describe('the messages of an event', () => {
  it('are the user’s whom it concerns', () => {
    expect(groupsOf(ContentPublished, 'bayon-studio')).toEqual(['$.detail.userId']);
  });

  it('are of their kind where it concerns nobody in particular', () => {
    expect(groupsOf(PricesObserved, 'bayon-market')).toEqual(['prices-observed']);
  });

  it('are the one or the other, by a rule for each, where it concerns one user or several', () => {
    const rules = busRulesOf(RealTimeNotification, 'bayon-realtime');
    expect(rules.map(({ name, pattern, group }) => [name, pattern['detail'], group])).toEqual([
      ['Real-time Notification', { userId: [{ exists: true }] }, '$.detail.userId'],
      ['Real-time Notification To Many', { userId: [{ exists: false }] }, 'real-time-notification'],
    ]);
  });
});

it.each(catalogue.map((contract) => [contract.detailType, contract] as const))(
  'gives each example of %s a group that SQS takes',
  (_, contract) => {
    const rules = busRulesOf(contract, 'bayon-studio');
    for (const example of contract.examples as readonly { userId?: string }[]) {
      const rule = rules.find(
        ({ pattern }) =>
          !('detail' in pattern) ||
          JSON.stringify(pattern['detail']) ===
            `{"userId":[{"exists":${String(example.userId !== undefined)}}]}`,
      );
      const group = rule?.group === '$.detail.userId' ? example.userId : rule?.group;
      expect(group).toMatch(/^[!-~]{1,128}$/);
    }
    // EventBridge takes no longer text for a target's group.
    for (const { group = '' } of rules) expect(group.length).toBeLessThanOrEqual(100);
  },
);
