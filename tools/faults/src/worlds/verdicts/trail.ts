import { idOf } from '../on-the-bus.ts';
import { compared, counted } from './recount.ts';
import type { Verdict } from './verdict.ts';

/**
 * The audit trail is what was on the bus: each event once under its name, and each other thing that was said under the
 * same name beside it. What else is recounted from the bus is thus recounted from the trail.
 */
export const theTrailIsTheLog: Verdict = ({ log }, tables) => {
  const trail = tables.get('audit');
  if (trail === undefined) return [];
  const said = [...log.values()].flatMap(({ envelope, details }) =>
    [...new Set([...details].map(inOrder))].map((content) => [`${nameOf(envelope)} ${content}`, 1] as const),
  );
  const kept = trail
    .filter(({ pk }) => pk.startsWith('EVENT#'))
    .map(({ pk, content }) => {
      const { source, detailType, detail } = JSON.parse(String(content)) as Kept;
      return [
        `${source} ${detailType} ${pk.slice('EVENT#'.length)} ${inOrder(JSON.stringify(detail))}`,
        1,
      ] as const;
    });
  return compared('the trail', counted(said), counted(kept));
};

interface Kept {
  readonly source: string;
  readonly detailType: string;
  readonly detail: unknown;
}

const nameOf = (envelope: Parameters<typeof idOf>[0] & { readonly 'detail-type': string }) =>
  `${envelope.source} ${envelope['detail-type']} ${idOf(envelope)}`;

/** The same whatever order the fields of an object are in. */
const inOrder = (json: string): string =>
  JSON.stringify(JSON.parse(json), (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
