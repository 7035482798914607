import { allOf, groupedBy, lastOf, list, text, type Told, userOfEvent } from './history.ts';
import { itemsOf, userOf } from './tables.ts';
import type { Verdict } from './verdict.ts';

/** So many words of a value are remembered. */
const remembered = 10;

interface Preferences {
  readonly autoShareReports?: boolean;
  readonly shareChannels?: readonly string[];
}
const preferencesIn = ({ detail }: Told) => detail['preferences'] as Preferences;

/** Where a report that was made at a moment is shared, by all that was ever said; undefined where too much was. */
export function preferredAt(words: readonly Told[], moment: string): readonly string[] | undefined {
  const heldOf = <Name extends keyof Preferences>(name: Name) => {
    const said = words.filter((event) => preferencesIn(event)[name] !== undefined);
    const last = lastOf(said.filter(({ detail }) => detail.timestamp <= moment));
    return { isKnown: said.length <= remembered, value: last && preferencesIn(last)[name] };
  };
  const [auto, channels] = [heldOf('autoShareReports'), heldOf('shareChannels')];
  if (!auto.isKnown || !channels.isKnown) return undefined;
  return auto.value === true ? list(channels.value) : [];
}

/** Each report was shared wherever its user wanted it when it was made, or will be: whenever that was heard of. */
export const reportsAreSharedAsPreferred: Verdict = ({ log }, tables) => {
  const words = groupedBy(allOf(log, 'Preferences Changed'), userOfEvent);
  // What is due in five minutes names its channels; what was delivered is one item for each.
  const shared = new Set(
    itemsOf(tables, 'research', 'SHARING#').flatMap((item) =>
      [...list(item['channels']), text(item['channel'])].map(
        (channel) => `${userOf(item)} ${text(item['reportId'])} ${channel}`,
      ),
    ),
  );
  return allOf(log, 'Report Generated').flatMap((event) => {
    const channels = preferredAt(words.get(userOfEvent(event)) ?? [], event.detail.timestamp) ?? [];
    const report = `${userOfEvent(event)} ${text(event.detail['reportId'])}`;
    return channels
      .filter((channel) => !shared.has(`${report} ${channel}`))
      .map((channel) => `the report ${report} was to be shared on ${channel}, and is not`);
  });
};

/** Nobody is told twice of one trend, by its audience and by a word that came late. */
export const nobodyIsToldOfATrendTwice: Verdict = ({ log }) => {
  const trends = new Set(allOf(log, 'Trend Detected').map(({ id }) => id));
  const told = allOf(log, 'Trend Audience Notified')
    .filter(({ detail }) => trends.has(text(detail['trendId'])))
    .flatMap(({ detail }) => list(detail['users']).map((user) => `${user} of ${text(detail['trendId'])}`));
  return told
    .filter((one, place) => told.indexOf(one) !== place)
    .map((one) => `${one} was told more than once`);
};
