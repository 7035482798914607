import type { Agent, Cloud } from '@bayon/cloud-driver';
import type { Person } from './flow.ts';
import { isDeadLetters, messagesByQueue } from './queues.ts';

interface Notification {
  readonly seq: number;
  readonly id: string;
  readonly event: string;
  readonly data?: { readonly contentId?: string };
}

/** What is not as it must be after a run, a line each; empty when everything had its effect exactly once. */
export async function complaintsAbout(cloud: Cloud, people: readonly Person[]): Promise<string[]> {
  const each = await Promise.all(people.map(complaintsOf));
  const dead = [...(await messagesByQueue(cloud.aws))]
    .filter(([queue, count]) => isDeadLetters(queue) && count > 0)
    .map(([queue, count]) => `${queue}: ${count} messages`);
  return [...each.flat(), ...dead];
}

async function complaintsOf({ agent, notifications, pieces, asked }: Person): Promise<string[]> {
  const [log, library, analytics, jobs] = await Promise.all([
    pagesOf<Notification>(agent, '/realtime/notifications?limit=100', 'notifications', 'nextAfter', 'after'),
    pagesOf<{ contentId: string }>(agent, '/studio/content?limit=100', 'items', 'nextCursor', 'cursor'),
    read<{ totals: { contents: number } }>(agent, '/studio/analytics'),
    pagesOf<{ jobId: string; status: string }>(
      agent,
      '/realtime/jobs?limit=100',
      'jobs',
      'nextCursor',
      'cursor',
    ),
  ]);
  const contents = [...pieces, ...asked];
  const ready = log.filter(
    ({ event, data }) => event === 'content_generated' && data?.contentId !== undefined,
  );
  return [
    ...onceEach(
      'notification',
      notifications,
      log.map(({ id }) => id).filter((id) => id.startsWith(agent.user)),
    ),
    ...onceEach(
      'notice of the piece',
      contents,
      ready.map(({ data }) => data?.contentId ?? ''),
    ),
    ...onceEach(
      'piece',
      contents,
      library.map(({ contentId }) => contentId),
    ),
    ...(analytics.totals.contents === contents.length
      ? []
      : [`analytics count ${analytics.totals.contents} pieces of ${contents.length}`]),
    ...log
      .filter(({ seq }, place) => seq !== place + 1)
      .slice(0, 1)
      .map(({ seq }) => `seq ${seq} where its predecessor is missing or double`),
    ...(jobs.length === asked.length ? [] : [`${jobs.length} jobs of ${asked.length}`]),
    ...jobs
      .filter(({ status }) => status !== 'completed')
      .map(({ jobId, status }) => `job ${jobId} is ${status}`),
  ].map((complaint) => `${agent.user}: ${complaint}`);
}

/** What is missing, and what is there more than once or was never asked for. */
function onceEach(what: string, expected: readonly string[], found: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of found) counts.set(id, (counts.get(id) ?? 0) + 1);
  const missing = expected.filter((id) => !counts.has(id)).map((id) => `${what} ${id} is lost`);
  const twice = [...counts]
    .filter(([, count]) => count > 1)
    .map(([id, count]) => `${what} ${id} is there ${count} times`);
  const wanted = new Set(expected);
  const strange = [...counts.keys()]
    .filter((id) => !wanted.has(id))
    .map((id) => `${what} ${id} was never sent`);
  return [...missing, ...twice, ...strange];
}

/** @throws Error where the API does not answer 200 */
async function read<T>(agent: Agent, path: string): Promise<T> {
  const { status, body, text } = await agent.http('GET', path);
  if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${text}`);
  return body as T;
}

/** All pages of a list. @param next the field of an answer that names where the next page begins */
async function pagesOf<T>(
  agent: Agent,
  path: string,
  list: string,
  next: string,
  parameter: string,
): Promise<T[]> {
  const items: T[] = [];
  let from: string | number | undefined;
  do {
    const page = await read<Record<string, unknown>>(
      agent,
      from === undefined ? path : `${path}&${parameter}=${encodeURIComponent(from)}`,
    );
    items.push(...(page[list] as T[]));
    from = page[next] as string | number | undefined;
  } while (from !== undefined);
  return items;
}
