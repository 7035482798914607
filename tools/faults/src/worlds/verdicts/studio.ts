import { allOf, dayOf, groupedBy, lastOf, list, monthOf, text, type Told, userOfEvent } from './history.ts';
import { hasFailed } from './jobs.ts';
import { compared, counted, sameSets } from './recount.ts';
import { itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

const isForLater = ({ detail: { scheduledFor, timestamp } }: Told) =>
  typeof scheduledFor === 'string' && scheduledFor > timestamp;

const channelsOf = ({ detail }: Told) => [...new Set(list(detail['publishedTo']))];

/** A user's days: what was written, changed and published. */
export const studioAnalytics: Verdict = ({ log }, tables) => {
  const on = (event: Told, what: string) => `${userOfEvent(event)} ${dayOf(event.detail.timestamp)} ${what}`;
  const published = allOf(log, 'Content Published').filter((event) => !isForLater(event));
  const expected = counted([
    ...allOf(log, 'Content Generated').flatMap((event) => {
      const metadata = event.detail['metadata'] as Readonly<Record<string, number>>;
      return [
        [on(event, 'contents'), 1],
        [on(event, `type:${text(event.detail['contentType'])}`), 1],
        [on(event, 'tokens'), metadata['tokensUsed'] ?? 0],
        [on(event, 'generationTime'), metadata['generationTime'] ?? 0],
      ] as const;
    }),
    ...allOf(log, 'Content Updated').map((event) => [on(event, 'updates'), 1] as const),
    ...published.map((event) => [on(event, 'publications'), channelsOf(event).length] as const),
    ...published.flatMap((event) =>
      channelsOf(event).map((channel) => [on(event, `publications on ${channel}`), 1] as const),
    ),
  ]);
  const found = counted(
    itemsOf(tables, 'studio', 'ANALYTICS#').flatMap((item) => {
      const channel = item['channel'] === undefined ? '' : ` on ${text(item['channel'])}`;
      return Object.entries(item).flatMap(([name, value]) =>
        typeof value === 'number' && name !== 'rev'
          ? [[`${userOf(item)} ${text(item['day'])} ${name}${channel}`, value] as const]
          : [],
      );
    }),
  );
  return compared('studio’s analytics', expected, found);
};

/** Pieces asked for in a month, less those that could not be written. */
export const studioMonths: Verdict = ({ log }, tables) => {
  const failed = hasFailed(log);
  return compared(
    'studio’s months',
    counted(
      allOf(log, 'Content Generation Requested')
        .filter((event) => !failed(event))
        .map((event) => [`${userOfEvent(event)} ${monthOf(event.detail.timestamp)}`, 1]),
    ),
    counted(
      itemsOf(tables, 'studio', 'MONTH#').map((item) => [
        `${userOf(item)} ${item.sk.slice('MONTH#'.length)}`,
        Number(item['requested'] ?? 0),
      ]),
    ),
  );
};

const pieceOf = (event: Told) => `${userOfEvent(event)} ${text(event.detail['contentId'])}`;

/** Each piece that was generated is there once, as the last who wrote it left it, with all its revisions. */
export const everyPieceIsAsItWasLeft: Verdict = ({ log }, tables) => {
  const written = groupedBy([...allOf(log, 'Content Generated'), ...allOf(log, 'Content Updated')], pieceOf);
  const published = groupedBy(allOf(log, 'Content Published'), pieceOf);
  const planned = new Set(allOf(log, 'Social Scheduling Requested').map(pieceOf));
  const items = new Map(
    itemsOf(tables, 'studio', 'CONTENT#').map((item) => [`${userOf(item)} ${text(item['contentId'])}`, item]),
  );
  const revisions = counted(
    itemsOf(tables, 'studio', 'REVISION#').map((item) => [`${userOf(item)} ${text(item['contentId'])}`, 1]),
  );
  const there = [...written].filter(([, events]) =>
    events.some(({ detailType }) => detailType === 'Content Generated'),
  );
  return [
    ...sameSets(
      'pieces',
      there.map(([piece]) => piece),
      items.keys(),
    ),
    ...compared(
      'revisions',
      counted([...written].map(([piece, events]) => [piece, events.length])),
      revisions,
    ),
    ...there.flatMap(([piece, events]) => {
      const item = items.get(piece);
      const publications = published.get(piece) ?? [];
      const status = publications.some((event) => !isForLater(event))
        ? 'published'
        : publications.length > 0 || planned.has(piece)
          ? 'scheduled'
          : 'generated';
      const expected = {
        title: lastOf(events.filter(({ detail }) => detail['title'] !== undefined))?.detail['title'],
        content: lastOf(events.filter(({ detail }) => detail['content'] !== undefined))?.detail['content'],
        revisions: events.length,
        status,
      };
      return Object.entries(expected).flatMap(([field, value]) =>
        item === undefined || item[field] === value
          ? []
          : [`the ${field} of ${piece} is ${JSON.stringify(item[field])}, not ${JSON.stringify(value)}`],
      );
    }),
  ];
};

/** Days after which an idea may be deleted. */
const ideaDays = 90;

/** Each idea that was given is in its user's list, but for those that are stale: DynamoDB deletes them when it likes. */
export const everyIdeaIsThere: Verdict = ({ log }, tables) => {
  const since = new Date(Date.now() - ideaDays * 86_400_000).toISOString();
  const isFresh = ({ detail }: Told) => detail.timestamp > since;
  const given = (events: readonly Told[], ids: (event: Told) => readonly string[]) =>
    events.filter(isFresh).flatMap((event) => ids(event).map((ideaId) => `${userOfEvent(event)} ${ideaId}`));
  const wanted = [
    ...given(allOf(log, 'Content Generation Suggested'), ({ id }) => [id]),
    ...given(
      allOf(log, 'Content Refresh Requested').filter(({ detail }) => list(detail['topics']).length > 0),
      ({ id }) => [id],
    ),
    ...given(allOf(log, 'User Registered'), ({ id }) => [1, 2, 3].map((place) => `${id}.${place}`)),
  ];
  // Whether a profile that is sent twice has changed may be seen differently: such an idea may be there.
  const possible = given(allOf(log, 'Profile Updated'), ({ id }) => [`${id}.area`, `${id}.specialty`]);
  const found = itemsOf(tables, 'studio', 'IDEA#')
    .filter((item) => text(item['suggestedAt']) > since)
    .map((item) => `${userOf(item)} ${text(item['ideaId'])}`);
  return sameSets(
    'ideas',
    wanted,
    found.filter((idea) => !possible.includes(idea)),
  );
};
