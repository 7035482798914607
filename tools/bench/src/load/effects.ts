import type { AnswerOf } from '@bayon/client';
import type { Agent } from '../cloud/agent.ts';
import { type Check, exactly } from './checks.ts';
import type { Frames } from './frames.ts';
import type { InputKind, Sent } from './inputs.ts';

/** What the services say of a user afterwards. */
interface Effects {
  readonly imageEdits: number;
  readonly piecesUsed: number;
  readonly pieces: number;
  readonly publications: number;
  readonly log: readonly LogEntry[];
}

interface LogEntry {
  readonly seq: number;
  readonly id: string;
  readonly event: string;
}

/** Holds what the services counted and logged against what was sent: each input has its effects, and has them once. */
export async function checkEffects(
  agents: readonly Agent[],
  sent: readonly Sent[],
  frames: Frames,
): Promise<readonly Check[]> {
  const all = await Promise.all(agents.map(effectsOn));
  const sum = (of: (effects: Effects) => number) => all.reduce((total, effects) => total + of(effects), 0);
  const count = (kind: InputKind) => sent.filter((one) => one.kind === kind).length;
  const notifications = sent.filter(({ kind }) => kind === 'notification');
  const told = new Set(notifications.map(({ id }) => id));
  const entries = all.flatMap(({ log }) => log);
  const caused = (event: string) =>
    entries.filter((entry) => entry.event === event && !told.has(entry.id)).length;

  return [
    exactly(
      'commands of users in their usage counters',
      count('usage'),
      sum((one) => one.imageEdits),
    ),
    exactly(
      'pieces in studio’s counters',
      count('generated'),
      sum((one) => one.pieces),
    ),
    exactly(
      'pieces in the usage counters',
      count('generated'),
      sum((one) => one.piecesUsed),
    ),
    exactly(
      'publications in studio’s counters',
      count('published'),
      sum((one) => one.publications),
    ),
    exactly('notifications in the users’ logs', told.size, entries.filter(({ id }) => told.has(id)).length),
    exactly('notifications that pieces caused, in the logs', count('generated'), caused('content_generated')),
    exactly('notifications that publications caused', count('published'), caused('content_published')),
    exactly(
      'log entries with an event that is there before',
      0,
      entries.length - new Set(entries.map(({ id }) => id)).size,
    ),
    exactly(
      'log entries whose number does not follow',
      0,
      sum(({ log }) => outOfLine(log)),
    ),
    exactly(
      'notifications without a frame',
      0,
      notifications.filter(({ id }) => frames.at(id) === undefined).length,
    ),
  ];
}

/** Numbers begin with 1 and rise by 1. */
export const outOfLine = (log: readonly { readonly seq: number }[]): number =>
  log.filter(({ seq }, place) => seq !== place + 1).length;

async function effectsOn(agent: Agent): Promise<Effects> {
  const [usage, analytics, log] = await Promise.all([
    agent.client.get('/user/usage') as Promise<{ months: { used: Record<string, number> }[] }>,
    agent.client.get('/studio/analytics') as Promise<{ totals: { contents: number; publications: number } }>,
    logOf(agent),
  ]);
  const used = (usageType: string) =>
    usage.months.reduce((total, month) => total + (month.used[usageType] ?? 0), 0);
  return {
    imageEdits: used('aiImageEditing'),
    piecesUsed: used('contentGeneration'),
    pieces: analytics.totals.contents,
    publications: analytics.totals.publications,
    log,
  };
}

async function logOf(agent: Agent): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let after: number | undefined = 0;
  while (after !== undefined) {
    const params = { query: { limit: 100, after } };
    const page: AnswerOf<'/realtime/notifications', 'get'> = await agent.client.get(
      '/realtime/notifications',
      { params },
    );
    entries.push(...page.notifications);
    after = page.nextAfter;
  }
  return entries;
}
