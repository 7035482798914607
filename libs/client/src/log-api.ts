import { Unreachable } from './http/problem.ts';
import type { InboxPage } from './inbox.ts';
import type { Mark } from './realtime/frames.ts';
import type { LogPage } from './realtime/log-reader.ts';

/** What the log's readers ask of the realtime API. */
export interface LogApi {
  /** What follows a `seq`, ascending. @throws ProblemError, Unreachable */
  after(seq: number, signal?: AbortSignal): Promise<LogPage>;
  /** The newest that are not archived, or what is older than a page before. @throws ProblemError, Unreachable */
  newest(cursor: string | undefined): Promise<InboxPage>;
  /** @throws ProblemError, Unreachable */
  mark(body: {
    readonly mark: Mark;
    readonly ids?: readonly string[];
    readonly upTo?: number;
  }): Promise<void>;
}

/** @param fetch answers what is good, and throws the rest */
export function createLogApi(origin: string, fetch: (request: Request) => Promise<Response>): LogApi {
  const url = `${origin}/realtime/notifications`;
  const read = async <Page>(query: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Page> => {
    const response = await fetch(
      new Request(`${url}?${new URLSearchParams(query).toString()}`, signal ? { signal } : {}),
    );
    try {
      return (await response.json()) as Page;
    } catch (cause) {
      // It broke off in the middle.
      throw new Unreachable('The answer ended too early.', { cause });
    }
  };
  return {
    after: (seq, signal) => read({ after: String(seq), limit: '100' }, signal),
    newest: (cursor) =>
      read({ order: 'newest', mark: 'unread,read', limit: '50', ...(cursor !== undefined && { cursor }) }),
    async mark(body) {
      const headers = { 'content-type': 'application/json' };
      await fetch(new Request(`${url}/marks`, { method: 'POST', headers, body: JSON.stringify(body) }));
    },
  };
}
