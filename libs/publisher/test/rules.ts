import { ContentPublished, contentOptimizationRequested } from '@bayon/event-contracts';
import { add, get, itemKey, put, rule } from '../src/rule/index.ts';
import { aNotification } from './fixtures.ts';

/** Rules as a service has them, each for one thing that can go wrong. */

export const counter = itemKey<{ n: number }>('STATS', 'DAY#2026-03-14');

/** Counts what it loaded nothing for, and causes two events. */
export const counting = rule(ContentPublished, {
  decide: ({ detail: { userId, contentId, contentType } }) => ({
    writes: [add(counter, { n: 1 })],
    events: [
      aNotification(`${contentId} is out`),
      contentOptimizationRequested({ userId, contentId, contentType }),
    ],
  }),
});

export const log = itemKey<{ ids: readonly string[] }>('LOG', 'ALL');

/** Rewrites an item from what it was. */
export const logging = rule(ContentPublished, {
  load: () => ({ before: get(log) }),
  decide: ({ id }, { before }) => ({ writes: [put(log, { ids: [...(before?.ids ?? []), id] })], events: [] }),
});

export const content = itemKey<{ status: 'generated' | 'published' }>('CONTENT', '8d1b');
export const mark = itemKey<{ publishedTo: readonly string[] }>('MARK', '8d1b');

/** Published before it is there: only a mark is left, for what will be generated. Looks at both, writes one. */
export const publishing = rule(ContentPublished, {
  load: () => ({ content: get(content), mark: get(mark) }),
  decide: ({ detail: { publishedTo } }, found) => ({
    writes: [found.content ? put(content, { status: 'published' }) : put(mark, { publishedTo })],
    events: [],
  }),
});

export const generating = rule(ContentPublished, {
  load: () => ({ mark: get(mark) }),
  decide: (_, found) => ({
    writes: [put(content, { status: found.mark ? 'published' : 'generated' })],
    events: [],
  }),
});
