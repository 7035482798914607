import { allOf, dayOf, groupedBy, lastOf, monthOf, text, userOfEvent } from './history.ts';
import { compared, counted, sameSets } from './recount.ts';
import { itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

/** What was used, by user, month and thing; and each piece and answer is used exactly once. */
export const usage: Verdict = ({ log }, tables) => {
  const used = allOf(log, 'Usage Updated');
  const sources = [...allOf(log, 'Content Generated'), ...allOf(log, 'Research Query Completed')];
  return [
    ...compared(
      'usage',
      counted(
        used.map((event) => [
          `${userOfEvent(event)} ${monthOf(event.detail['usedAt'] ?? event.detail.timestamp)} ${text(event.detail['usageType'])}`,
          Number(event.detail['amount']),
        ]),
      ),
      counted(
        itemsOf(tables, 'user', 'USAGE#').map((item) => [
          `${userOf(item)} ${text(item['month'])} ${text(item['usageType'])}`,
          Number(item['count'] ?? 0),
        ]),
      ),
    ),
    ...compared(
      'uses that follow from pieces and answers',
      counted(sources.map(({ id }) => [id, 1])),
      counted(
        used
          .filter(({ causationId }) => causationId !== undefined)
          .map(({ causationId = '' }) => [causationId, 1]),
      ),
    ),
  ];
};

/** Who registered and who changed plans, counted over all shards. */
export const sharedCounters: Verdict = ({ log }, tables) => {
  const registered = allOf(log, 'User Registered');
  const changed = allOf(log, 'Subscription Changed').filter(
    ({ detail }) => detail['oldPlan'] !== detail['newPlan'],
  );
  return [
    ...compared(
      'registrations and changes of plan',
      counted([
        ...registered.map(
          ({ detail }) =>
            [`${dayOf(detail.timestamp)} method ${text(detail['registrationMethod'])}`, 1] as const,
        ),
        ...registered.flatMap(({ detail }) =>
          detail['referralSource'] === undefined
            ? []
            : [[`${dayOf(detail.timestamp)} referral ${text(detail['referralSource'])}`, 1] as const],
        ),
        ...changed.map(
          ({ detail }) => [`${dayOf(detail.timestamp)} plan to ${text(detail['newPlan'])}`, 1] as const,
        ),
      ]),
      counted(
        (tables.get('user') ?? [])
          .filter(({ pk }) => pk.startsWith('COUNTERS#'))
          .map((item) => [
            // A change that is sent again may have seen another plan before it: where it leads to is the same.
            `${text(item['day'])} ${text(item['of'])} ${text(item['value']).replace(/^.* to /, 'to ')}`,
            Number(item['users'] ?? 0),
          ]),
      ),
    ),
    ...sameSets(
      'registrations',
      registered.map(userOfEvent),
      itemsOf(tables, 'user', 'REGISTRATION').map(userOf),
    ),
  ];
};

/** Each user's plan is the last that was chosen. */
export const plansAreTheLastChosen: Verdict = ({ log }, tables) => {
  const plans = new Map(
    itemsOf(tables, 'user', 'SUBSCRIPTION').map((item) => [userOf(item), text(item['plan'])]),
  );
  const realtime = new Map(
    itemsOf(tables, 'realtime', 'LIVE#PLAN').map((item) => [userOf(item), text(item['plan'])]),
  );
  return [...groupedBy(allOf(log, 'Subscription Changed'), userOfEvent)].flatMap(([user, events]) => {
    const plan = text(lastOf(events)?.detail['newPlan']);
    return plans.get(user) === plan && realtime.get(user) === plan
      ? []
      : [`${user} chose ${plan}; user says ${plans.get(user)}, realtime ${realtime.get(user)}`];
  });
};
