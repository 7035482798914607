import {
  AlertTriggered,
  contentGenerationSuggested,
  type DetailOf,
  immediateActionRequired,
  realTimeNotification,
  type Severity,
} from '@bayon/event-contracts';
import { add, get, put, rule } from '@bayon/publisher/rule';
import { alertText } from '../almanac/alert-text.ts';
import { dayOf } from '../almanac/days.ts';
import { keys, listed } from '../almanac/keys.ts';
import { isNewer } from '../almanac/version.ts';
import { cut } from '../almanac/words.ts';

/** How loud an alert is. */
const loudness: Readonly<Record<DetailOf<typeof AlertTriggered>['severity'], Severity>> = {
  low: 'info',
  medium: 'info',
  high: 'warning',
  critical: 'critical',
};

/** A user's rule saw something: among their alerts, counted, and told; what is grave also asks for something. */
export const alertTriggeredRule = rule(AlertTriggered, {
  load: ({ detail: { userId, alertId } }) => ({ known: get(keys.alert(userId, alertId)) }),
  decide: ({ id, detail }, { known }) => {
    const { userId, alertId, alertType, alertData, severity, timestamp } = detail;
    const from = { at: timestamp, eventId: id };
    const day = dayOf(timestamp);
    const counters = [
      { day, kind: 'alert-type', name: alertType } as const,
      { day, kind: 'alert-severity', name: severity } as const,
    ].map((one) => add(keys.findingsDay(userId, one), { count: 1 }, { set: one }));
    // An older word on an alert that is there: counted as all are, but no news.
    if (!isNewer(from, known?.from)) return { writes: counters, events: [] };
    const alert = { alertId, alertType, facts: JSON.stringify(alertData), severity, from };
    return {
      writes: [
        put(keys.alert(userId, alertId), alert, { index: listed('ALERTS', userId, timestamp, alertId) }),
        ...counters,
      ],
      events: eventsOf(detail),
    };
  },
});

function eventsOf(detail: DetailOf<typeof AlertTriggered>) {
  const { userId, alertId, alertType, severity } = detail;
  const text = alertText(detail);
  return [
    realTimeNotification({
      userId,
      type: 'market_alert',
      message: text,
      data: { alertId, alertType, severity },
      severity: loudness[severity],
    }),
    ...(severity === 'critical'
      ? [
          immediateActionRequired({
            userId,
            alertId,
            alertType,
            action: cut(`Review your listings and tell your clients: ${text}`, 300),
            priority: 'urgent',
          }),
        ]
      : []),
    ...(severity === 'critical' || severity === 'high'
      ? [
          contentGenerationSuggested({
            userId,
            suggestedContentType: 'market-update',
            topic: cut(text, 200),
            reason: `An alert of ${severity} severity was triggered: your clients will want to know.`,
            sourceEvent: 'Alert Triggered',
          }),
        ]
      : []),
  ];
}
