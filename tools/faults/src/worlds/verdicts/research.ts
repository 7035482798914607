import { allOf, dayOf, groupedBy, lastOf, list, monthOf, text, type Told, userOfEvent } from './history.ts';
import { hasFailed } from './jobs.ts';
import { compared, counted, sameSets } from './recount.ts';
import { itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

/** A piece of knowledge that was sent twice may have been new the first time only: the sum of both counts. */
const counters: Readonly<Record<string, string>> = {
  knowledgeAdded: 'knowledge put',
  knowledgeUpdated: 'knowledge put',
};

/** A user's days: questions, sources, reports and knowledge. */
export const researchAnalytics: Verdict = ({ log }, tables) => {
  const on = (event: Told, what: string) => `${userOfEvent(event)} ${dayOf(event.detail.timestamp)} ${what}`;
  const expected = counted([
    ...allOf(log, 'Research Query Completed').flatMap((event) => [
      [on(event, 'queries'), 1] as const,
      [on(event, 'sources'), list(event.detail['sources']).length] as const,
    ]),
    ...allOf(log, 'Report Generated').flatMap((event) => [
      [on(event, 'reports'), 1] as const,
      [on(event, `report:${text(event.detail['reportType'])}`), 1] as const,
    ]),
    ...allOf(log, 'Knowledge Updated').map((event) => {
      const isDeletion = event.detail['updateType'] === 'deleted';
      return [on(event, isDeletion ? 'knowledgeDeleted' : 'knowledge put'), 1] as const;
    }),
  ]);
  const found = counted(
    itemsOf(tables, 'research', 'ANALYTICS#').flatMap((item) =>
      Object.entries(item).flatMap(([name, value]) =>
        typeof value === 'number' && name !== 'rev'
          ? [[`${userOf(item)} ${text(item['day'])} ${counters[name] ?? name}`, value] as const]
          : [],
      ),
    ),
  );
  return compared('research’s analytics', expected, found);
};

/** Questions of a month, less those that failed. */
export const researchMonths: Verdict = ({ log }, tables) => {
  const failed = hasFailed(log);
  return compared(
    'research’s months',
    counted(
      allOf(log, 'Research Requested')
        .filter((event) => !failed(event))
        .map((event) => [`${userOfEvent(event)} ${monthOf(event.detail.timestamp)}`, 1]),
    ),
    counted(
      itemsOf(tables, 'research', 'USAGE#').map((item) => [
        `${userOf(item)} ${text(item['month'])}`,
        Number(item['queries'] ?? 0),
      ]),
    ),
  );
};

const named = (field: string) => (event: Told) => `${userOfEvent(event)} ${text(event.detail[field])}`;

/** Every question and report is there once, and answered or made where that was said. */
export const everyQuestionAndReportIsThere: Verdict = ({ log }, tables) => {
  const kinds = [
    ['QUERY#', 'queryId', 'Research Requested', 'Research Query Completed', 'answer'],
    ['REPORT#', 'reportId', 'Report Requested', 'Report Generated', 'made'],
  ] as const;
  return kinds.flatMap(([prefix, field, requested, done, outcome]) => {
    const name = named(field);
    const items = itemsOf(tables, 'research', prefix);
    const nameOfItem = (item: (typeof items)[number]) => `${userOf(item)} ${text(item[field])}`;
    const ended = allOf(log, done).map(name);
    return [
      ...sameSets(requested, [...allOf(log, requested).map(name), ...ended], items.map(nameOfItem)),
      ...sameSets(done, ended, items.filter((item) => item[outcome] !== undefined).map(nameOfItem)),
    ];
  });
};

/** Each piece of knowledge is what was said of it last, or gone. */
export const everyKnowledgeIsAsItWasLeft: Verdict = ({ log }, tables) => {
  const items = new Map(
    itemsOf(tables, 'research', 'KNOWLEDGE#').map((item) => [
      `${userOf(item)} ${text(item['knowledgeId'])}`,
      item,
    ]),
  );
  return [...groupedBy(allOf(log, 'Knowledge Updated'), named('knowledgeId'))].flatMap(([piece, events]) => {
    const data = lastOf(events)?.detail['knowledgeData'] as { readonly title?: string } | undefined;
    const title = items.get(piece)?.['title'];
    return title === data?.title
      ? []
      : [`the knowledge ${piece} is ${JSON.stringify(title)}, not ${data?.title}`];
  });
};
