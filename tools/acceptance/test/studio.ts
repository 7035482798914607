import type { InitOf } from '@bayon/client';
import type { Agent } from '@bayon/cloud-driver';
import { expect } from 'vitest';
import { eventually } from './use-cloud.ts';

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

type ContentRequest = NonNullable<InitOf<'/studio/content', 'post'>['body']>;

export const aRequest = (overrides: Partial<ContentRequest> = {}): ContentRequest => ({
  contentType: 'blog-post',
  topic: 'What first-time buyers in Ballard should know this spring',
  tone: 'warm',
  audience: 'first-time buyers',
  keywords: ['Ballard homes', 'first-time buyer'],
  ...overrides,
});

/** Asks for a piece. */
export const ask = async (
  { client }: Agent,
  body = aRequest(),
  headers: Readonly<Record<string, string>> = {},
): Promise<Accepted> => await client.post('/studio/content', { body, headers });

/** Asks for a piece and waits until it is written and analysed. */
export async function written(agent: Agent, request = aRequest()): Promise<Content> {
  const { contentId } = await ask(agent, request);
  await eventually(async () => expect((await readContent(agent, contentId)).optimization).toBeDefined());
  return readContent(agent, contentId);
}

export const readContent = ({ client }: Agent, id: string): Promise<Content> =>
  client.get('/studio/content/{id}', { params: { path: { id } } });

export const readLibrary = async ({ client }: Agent) =>
  (await client.get('/studio/content', { params: { query: { limit: 100 } } })).items;

export const readAnalytics = ({ client }: Agent): Promise<Analytics> => client.get('/studio/analytics');

export const readJob = async ({ client }: Agent, id: string): Promise<object> =>
  await client.get('/studio/jobs/{id}', { params: { path: { id } } });
