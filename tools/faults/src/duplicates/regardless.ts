import type { Outcome } from '../packaged/outcome.ts';
import type { Allowance } from './story.ts';

/** A user's notifications are numbered as they come: who is told first of two things is the order's to say. */
const notification = /^(\S+-realtime-\S+ .*"NOTIFICATION)#\d+/;

/** A log is named by its first entry; how often its marks changed depends on which came first. */
const logState = /-realtime-\S+ .*"LOG#STATE"/;

/** An outcome without what the order of arrival may decide. */
export function regardlessOfOrder({ items, events }: Outcome, allowances: readonly Allowance[]): Outcome {
  const merged = new Map<string, string[]>();
  for (const [key, all] of items) {
    const name = key.replace(notification, '$1');
    const left = name === key ? (logState.test(key) ? ['log', 'changes'] : []) : ['seq', 'sk'];
    const kept = left.length === 0 ? all : all.map((item) => without(item, left));
    merged.set(name, [...(merged.get(name) ?? []), ...kept].sort());
  }
  return {
    items: new Map(
      [...merged].flatMap(([key, all]) => {
        const kept = all.flatMap((item) => allowed(`item ${key}`, item, allowances));
        return kept.length > 0 ? [[key, kept.sort()] as const] : [];
      }),
    ),
    events: new Map(
      [...events].flatMap(([name, event]) =>
        allowed(`event ${name}`, event, allowances).map((kept) => [name, kept] as const),
      ),
    ),
  };
}

/** What is left to compare: nothing of what may be there or not. */
function allowed(name: string, json: string, allowances: readonly Allowance[]): string[] {
  let kept = json;
  for (const { of, fields, zeros } of allowances) {
    if (!of.test(name)) continue;
    if (zeros) kept = kept.replace(/"\w+":\{"N":"0"\},/g, '');
    else if (fields === undefined) return [];
    else kept = without(kept, fields);
  }
  return [kept];
}

/** Takes fields away at any depth, in events that are kept as text, too. */
const without = (json: string, fields: readonly string[]): string =>
  JSON.stringify(JSON.parse(json), (name, value: unknown) => {
    if (fields.includes(name)) return undefined;
    const isDetail = name === 'S' && typeof value === 'string' && value.startsWith('{"');
    return isDetail ? without(value, fields) : value;
  });

/** The gaps in users' logs: there must be none. */
export function gapsIn({ items }: Outcome): string[] {
  const seqs = new Map<string, number[]>();
  const lasts = new Map<string, number>();
  for (const [key, [json = '{}']] of items) {
    const { pk, sk, seq, lastSeq } = JSON.parse(json) as Record<
      string,
      { S?: string; N?: string } | undefined
    >;
    if (!key.includes('-realtime-') || pk?.S === undefined) continue;
    if (sk?.S?.startsWith('NOTIFICATION#')) seqs.set(pk.S, [...(seqs.get(pk.S) ?? []), Number(seq?.N)]);
    if (lastSeq !== undefined) lasts.set(pk.S, Number(lastSeq.N));
  }
  return [...lasts].flatMap(([user, last]) => {
    const found = (seqs.get(user) ?? []).sort((one, other) => one - other);
    const isWhole = found.length === last && found.every((seq, place) => seq === place + 1);
    return isWhole ? [] : [`the log of ${user} ends at ${last} but holds ${found.join(', ')}`];
  });
}
