import { describe, expect, it } from 'vitest';
import { PreferencesChanged, SubscriptionChanged, type DomainEvent } from '@bayon/event-contracts';
import { aNotification, parsed } from '../../test/fixtures.ts';
import { deliverToUser } from './deliver-to-user.ts';
import { preferencesChangedRule } from './preferences-changed.ts';
import { subscriptionChangedRule } from './subscription-changed.ts';

const now = '2026-03-14T10:00:00.000Z';
const circumstances = { now };
const at = (second: number) => `2026-03-14T09:00:0${second}.000Z`;

const anEvent = <Detail extends object>(
  detailType: string,
  detail: Detail,
  second: number,
): DomainEvent<Detail> => ({
  source: 'bayon.coagent.user',
  detailType,
  id: `event-${second}`,
  version: 1,
  correlationId: 'chain',
  detail: { ...detail, timestamp: at(second) },
});
const muting = (mutedNotifications: readonly 'price_change_alert'[] | undefined, second: number) =>
  anEvent(
    PreferencesChanged.detailType,
    { userId: 'ada', preferences: mutedNotifications ? { mutedNotifications: [...mutedNotifications] } : {} },
    second,
  );
const subscription = (newPlan: 'free' | 'pro', second: number) =>
  anEvent(
    SubscriptionChanged.detailType,
    { userId: 'ada', oldPlan: 'free' as const, newPlan, changeReason: 'x' },
    second,
  );

const itemOf = ({ writes }: { readonly writes: readonly object[] }) =>
  writes.map((write) => ('item' in write ? write.item : undefined));

describe('Preferences Changed', () => {
  it('keeps what is muted with the state of the log, and the number with it', () => {
    const decision = preferencesChangedRule.decide(
      muting(['price_change_alert'], 1),
      { log: { lastSeq: 41 } },
      circumstances,
    );
    expect(itemOf(decision)).toEqual([
      { lastSeq: 41, muted: ['price_change_alert'], mutedFrom: { at: at(1), eventId: 'event-1' } },
    ]);
  });

  it('may come before the first notification', () => {
    expect(
      itemOf(preferencesChangedRule.decide(muting([], 1), { log: undefined }, circumstances)),
    ).toMatchObject([{ lastSeq: 0, muted: [] }]);
  });

  it.each([
    ['says nothing of muting', muting(undefined, 5)],
    ['is the same', muting([], 3)],
  ])('changes nothing when it %s', (_, event) => {
    const log = { lastSeq: 4, muted: ['welcome'] as const, mutedFrom: { at: at(3), eventId: 'event-3' } };
    const items = itemOf(preferencesChangedRule.decide(event, { log }, circumstances));
    for (const item of items) expect(item).toEqual(log);
  });

  it('that is older counts for its own time', () => {
    const log = { lastSeq: 4, muted: ['welcome'] as const, mutedFrom: { at: at(3), eventId: 'event-3' } };
    const decision = preferencesChangedRule.decide(muting(['price_change_alert'], 2), { log }, circumstances);
    expect(itemOf(decision)).toEqual([
      {
        ...log,
        mutedEarlier: [{ value: ['price_change_alert'], from: { at: at(2), eventId: 'event-2' } }],
      },
    ]);
  });
});

describe('a muted type', () => {
  const log = {
    lastSeq: 4,
    muted: ['price_change_alert'] as const,
    mutedFrom: { at: '2026-03-14T09:00:00.000Z', eventId: 'event-1' },
  };
  const told = (overrides: object) =>
    deliverToUser('ada', [parsed(aNotification(overrides))], { log }, now).frames.length;

  it('is neither told nor logged, so that the numbers have no gap', () => {
    const event = parsed(aNotification({ type: 'price_change_alert' }));
    expect(deliverToUser('ada', [event], { log }, now)).toEqual({ writes: [], frames: [] });
  });

  it('is told all the same when it is critical', () => {
    expect(told({ type: 'price_change_alert', severity: 'critical' })).toBe(1);
  });

  it('is told where it was said before the user muted it, or when they allowed it again', () => {
    const from = (hour: string) => ({ at: `2026-03-14T${hour}:00:00.000Z`, eventId: `event-${hour}` });
    const state = (hour: string) => ({
      lastSeq: 4,
      muted: [],
      mutedFrom: from('12'),
      mutedEarlier: [{ value: ['price_change_alert'] as const, from: from(hour) }],
    });
    const event = parsed(aNotification({ type: 'price_change_alert' }));
    const { timestamp } = event.detail;
    const frames = (...log: Parameters<typeof state>) =>
      deliverToUser('ada', [event], { log: state(...log) }, now).frames.length;
    expect(timestamp).toBe('2026-03-14T09:26:53.000Z');
    expect(frames('09')).toBe(0);
    expect(frames('10')).toBe(1);
  });

  it('mutes no other', () => {
    expect(told({ type: 'market_alert' })).toBe(1);
  });
});

describe('Subscription Changed', () => {
  it('decides how many connections there may be', () => {
    const decision = subscriptionChangedRule.decide(
      subscription('pro', 1),
      { known: undefined },
      circumstances,
    );
    expect(itemOf(decision)).toEqual([{ plan: 'pro', from: { at: at(1), eventId: 'event-1' } }]);
  });

  it('of two the later one by its time counts', () => {
    const known = { plan: 'pro' as const, from: { at: at(2), eventId: 'event-2' } };
    expect(subscriptionChangedRule.decide(subscription('free', 1), { known }, circumstances).writes).toEqual(
      [],
    );
    expect(
      itemOf(subscriptionChangedRule.decide(subscription('free', 3), { known }, circumstances)),
    ).toMatchObject([{ plan: 'free' }]);
  });
});
