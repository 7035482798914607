import type { Agent, Answer } from '@bayon/cloud-driver';
import { eventually } from './use-cloud.ts';
import { expect } from 'vitest';

/** What studio answers, as far as a client looks at it. */
export interface Content {
  readonly contentId: string;
  readonly contentType: string;
  readonly title: string;
  readonly content: string;
  readonly status: string;
  readonly jobId?: string;
  readonly publishedTo: readonly string[];
  readonly published: readonly { readonly channel: string; readonly publishedAt: string }[];
  readonly scheduled: readonly { readonly channel: string; readonly scheduledFor: string }[];
  readonly optimization?: {
    readonly score: number;
    readonly suggestions: readonly unknown[];
    readonly analysedAt: string;
  };
  readonly revisionCount: number;
}

export interface Analytics {
  readonly totals: Readonly<Record<'contents' | 'updates' | 'publications' | 'tokens', number>>;
  readonly days: readonly {
    readonly byType: Readonly<Record<string, number>>;
    readonly byChannel: Readonly<Record<string, number>>;
  }[];
}

export interface Accepted {
  readonly jobId: string;
  readonly contentId: string;
}

export const aRequest = (overrides: object = {}) => ({
  contentType: 'blog-post',
  topic: 'What first-time buyers in Ballard should know this spring',
  tone: 'warm',
  audience: 'first-time buyers',
  keywords: ['Ballard homes', 'first-time buyer'],
  ...overrides,
});

/** Asks for a piece. */
export async function ask(
  agent: Agent,
  request: object = aRequest(),
  headers: Readonly<Record<string, string>> = {},
): Promise<Accepted> {
  const answer = await agent.http('POST', '/studio/content', request, headers);
  expect(answer).toMatchObject({ status: 202 });
  return answer.body as Accepted;
}

/** Asks for a piece and waits until it is written and analysed. */
export async function written(agent: Agent, request: object = aRequest()): Promise<Content> {
  const { contentId } = await ask(agent, request);
  await eventually(async () => expect((await readContent(agent, contentId)).optimization).toBeDefined());
  return readContent(agent, contentId);
}

export const readContent = async (agent: Agent, contentId: string): Promise<Content> =>
  found(await agent.http('GET', `/studio/content/${contentId}`)) as Content;

export const readLibrary = async (agent: Agent): Promise<readonly Content[]> =>
  (found(await agent.http('GET', '/studio/content?limit=100')) as { items: Content[] }).items;

export const readAnalytics = async (agent: Agent): Promise<Analytics> =>
  found(await agent.http('GET', '/studio/analytics')) as Analytics;

export const readJob = async (agent: Agent, jobId: string): Promise<object> =>
  found(await agent.http('GET', `/studio/jobs/${jobId}`)) as object;

/** What was found. @throws an expectation that `eventually` tries again */
export function found(answer: Answer): unknown {
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
}
