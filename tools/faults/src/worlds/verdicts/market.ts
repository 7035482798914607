import { allOf, dayOf, groupedBy, lastOf, text, type Told, userOfEvent } from './history.ts';
import { compared, counted, sameSets } from './recount.ts';
import { itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

const slug = (area: unknown) => text(area).toLowerCase();

/** A user's alerts and opportunities: each is there once, and counted on its day. */
export const findings: Verdict = ({ log }, tables) => {
  const [alerts, opportunities] = [allOf(log, 'Alert Triggered'), allOf(log, 'Opportunity Identified')];
  const on = (event: Told, kind: string, field: string) =>
    [
      `${userOfEvent(event)} ${dayOf(event.detail.timestamp)} ${kind} ${text(event.detail[field])}`,
      1,
    ] as const;
  const named = (events: readonly Told[], field: string) =>
    events.map((event) => `${userOfEvent(event)} ${text(event.detail[field])}`);
  const items = (prefix: string, field: string) =>
    itemsOf(tables, 'market', prefix).map((item) => `${userOf(item)} ${text(item[field])}`);
  return [
    ...compared(
      'findings',
      counted([
        ...alerts.flatMap((event) => [
          on(event, 'alert-type', 'alertType'),
          on(event, 'alert-severity', 'severity'),
        ]),
        ...opportunities.map((event) => on(event, 'opportunity-type', 'opportunityType')),
      ]),
      counted(
        itemsOf(tables, 'market', 'FINDINGS#').map((item) => [
          `${userOf(item)} ${text(item['day'])} ${text(item['kind'])} ${text(item['name'])}`,
          Number(item['count'] ?? 0),
        ]),
      ),
    ),
    ...sameSets('alerts', named(alerts, 'alertId'), items('ALERT#', 'alertId')),
    ...sameSets(
      'opportunities',
      named(opportunities, 'opportunityId'),
      items('OPPORTUNITY#', 'opportunityId'),
    ),
  ];
};

interface Price {
  readonly amountCents: number;
  readonly currency: string;
}

/** What happened in each area on each day. */
export const areaEvents: Verdict = ({ log }, tables) => {
  const changes = allOf(log, 'Price Change Detected').flatMap(({ detail }) => {
    const [before, after] = [detail['oldPrice'] as Price, detail['newPrice'] as Price];
    if (before.amountCents === after.amountCents && before.currency === after.currency) return [];
    const which = after.amountCents < before.amountCents ? 'priceDecreases' : 'priceIncreases';
    return [
      [
        `${slug(detail['marketArea'])} ${dayOf(detail['observedAt'] ?? detail.timestamp)} ${which}`,
        1,
      ] as const,
    ];
  });
  const trends = allOf(log, 'Trend Detected').map(({ detail }) => {
    const { marketArea } = detail['trendData'] as { readonly marketArea: string };
    return [`${slug(marketArea)} ${dayOf(detail.timestamp)} trends`, 1] as const;
  });
  return compared(
    'what happened in areas',
    counted([...changes, ...trends]),
    counted(
      itemsOf(tables, 'market', 'EVENTS#').flatMap((item) =>
        ['priceDecreases', 'priceIncreases', 'trends'].map(
          (name) =>
            [
              `${item.pk.slice('AREA#'.length)} ${text(item['day'])} ${name}`,
              Number(item[name] ?? 0),
            ] as const,
        ),
      ),
    ),
  );
};

interface Observation {
  readonly propertyId: string;
  readonly price: Price;
  readonly priceKind?: string;
  readonly observedAt: string;
}

/** Where the days of prices asked and of prices paid lie. */
const dayPrefixes = { list: 'DAY#', sold: 'SOLD-DAY#' } as const;

/** An area's day counts the last price of each property on that day, asked and paid apart, and no other. */
export const areaDays: Verdict = ({ log }, tables) => {
  const seen = allOf(log, 'Prices Observed').flatMap(({ id, detail }) =>
    (detail['observations'] as readonly Observation[]).map((one) => ({
      ...one,
      id,
      area: slug(detail['marketArea']),
    })),
  );
  const last = new Map<string, (typeof seen)[number]>();
  for (const one of seen) {
    const name = `${one.propertyId} ${kindOf(one)} ${dayOf(one.observedAt)}`;
    const before = last.get(name);
    if (!before || `${one.observedAt} ${one.id}` > `${before.observedAt} ${before.id}`) last.set(name, one);
  }
  return compared(
    'prices of areas',
    counted(
      [...last.values()].map((one) => [
        `${one.area} ${kindOf(one)} ${one.price.currency} ${dayOf(one.observedAt)}`,
        1,
      ]),
    ),
    counted(
      Object.entries(dayPrefixes).flatMap(([kind, prefix]) =>
        itemsOf(tables, 'market', prefix)
          .filter(({ pk }) => pk.startsWith('AREA#'))
          .map((item) => [
            `${item.pk.slice('AREA#'.length)} ${kind} ${item.sk.split('#')[1] ?? ''} ${text(item['day'])}`,
            Object.entries(item).reduce(
              (sum, [name, value]) => sum + (/^b-?\d+$/.test(name) ? Number(value) : 0),
              0,
            ),
          ]),
      ),
    ),
  );
};

const kindOf = ({ priceKind = 'list' }: Observation) => priceKind;

/** Who tracks an area is who said so last, in the user's list and among those who are told. */
export const tracking: Verdict = ({ log }, tables) => {
  const wanted = [
    ...groupedBy(
      allOf(log, 'Area Tracking Changed'),
      (event) => `${userOfEvent(event)} ${slug(event.detail['marketArea'])}`,
    ),
  ]
    .filter(([, events]) => lastOf(events)?.detail['tracking'] === true)
    .map(([name]) => name);
  const listed = itemsOf(tables, 'market', 'TRACKING#')
    .filter((item) => item['tracking'] === true)
    .map((item) => `${userOf(item)} ${text(item['area'])}`);
  const told = (tables.get('market') ?? [])
    .filter((item) => item.pk.startsWith('TRACKERS#') && (item['tracking'] as { value: boolean }).value)
    .map((item) => `${text(item['userId'])} ${item.pk.slice('TRACKERS#'.length)}`);
  return [...sameSets('tracked areas', wanted, listed), ...sameSets('trackers', wanted, told)];
};
