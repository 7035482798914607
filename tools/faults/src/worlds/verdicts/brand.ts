import { allOf, groupedBy, lastOf, text, type Told, userOfEvent } from './history.ts';
import { compared, counted, sameSets } from './recount.ts';
import { itemsOf, type Tables, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

const eachOf = (tables: Tables, prefix: string) =>
  counted(itemsOf(tables, 'brand', prefix).map((item) => [userOf(item), 1]));
const eachTold = (events: readonly Told[]) => counted(events.map((event) => [userOfEvent(event), 1]));

/** Every rank that was read is in the history once, and every audit that was done. */
export const readingsAndAudits: Verdict = ({ log }, tables) => [
  ...compared('readings', eachTold(allOf(log, 'Ranking Changed')), eachOf(tables, 'READING#')),
  ...compared('audits', eachTold(allOf(log, 'Audit Completed')), eachOf(tables, 'AUDIT#')),
  ...sameSets(
    'competitors',
    allOf(log, 'Competitor Discovered').map(
      (event) => `${userOfEvent(event)} ${text(event.detail['competitorId'])}`,
    ),
    itemsOf(tables, 'brand', 'COMPETITOR#').map((item) => `${userOf(item)} ${text(item['competitorId'])}`),
  ),
];

/** Each field of a profile is what was said of it last. */
export const profiles: Verdict = ({ log }, tables) => {
  const items = new Map(itemsOf(tables, 'brand', 'PROFILE').map((item) => [userOf(item), item['fields']]));
  return [...groupedBy(allOf(log, 'Profile Updated'), userOfEvent)].flatMap(([user, events]) => {
    const said = (event: Told) => event.detail['profileData'] as Readonly<Record<string, unknown>>;
    const found = (items.get(user) ?? {}) as Readonly<Record<string, unknown>>;
    const fields = new Set(events.flatMap((event) => Object.keys(said(event))));
    return [...fields].flatMap((field) => {
      const last = lastOf(events.filter((event) => said(event)[field] !== undefined));
      const expected = JSON.stringify(last && said(last)[field]);
      return JSON.stringify(found[field]) === expected
        ? []
        : [`the ${field} of ${user} is ${JSON.stringify(found[field])}, not ${expected}`];
    });
  });
};

/** Each listing is what was recorded last, or gone. */
export const listings: Verdict = ({ log }, tables) => {
  const about = (event: Told) => `${userOfEvent(event)} ${text(event.detail['listingId'])}`;
  const last = [...groupedBy(allOf(log, 'Directory Listing Changed'), about)].flatMap(([name, events]) => {
    const listing = lastOf(events)?.detail['listing'] as { readonly businessName: string } | undefined;
    return listing ? [`${name} ${listing.businessName}`] : [];
  });
  const found = itemsOf(tables, 'brand', 'LISTING#').map(
    (item) => `${userOf(item)} ${text(item['listingId'])} ${text(item['businessName'])}`,
  );
  return sameSets('listings', last, found);
};
