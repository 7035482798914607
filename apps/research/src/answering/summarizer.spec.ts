import { describe, expect, it } from 'vitest';
import { maxSummary, openAiSummarizer } from './summarizer.ts';
import { forEver, jsonServer, quickLimits, type Reply } from './test/json-server.ts';

const said = (content: string): Reply => ({
  body: { choices: [{ message: { role: 'assistant', content } }] },
});
const findings = [{ title: 'Escrow', snippet: 'It is split.', url: 'knowledge:escrow' }];
const ask = (url: string, apiKey?: string) =>
  openAiSummarizer({ baseUrl: `${url}/v1/`, model: 'llama', apiKey }, quickLimits).summarize(
    'Who pays?',
    findings,
    forEver(),
  );

describe('a model', () => {
  it('is asked with the question and its numbered sources', async () => {
    await using server = await jsonServer(said(' Both [1]. '));
    expect(await ask(server.url, 'the-key')).toBe('Both [1].');
    const [{ url, headers, body }] = server.requests as [(typeof server.requests)[0]];
    expect(url.pathname).toBe('/v1/chat/completions');
    expect(headers.authorization).toBe('Bearer the-key');
    const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
    expect(model).toBe('llama');
    expect(messages[1]?.content).toContain('[1] Escrow (knowledge:escrow)\nIt is split.');
  });

  it('of one’s own needs no key', async () => {
    await using server = await jsonServer(said('Both.'));
    await ask(server.url);
    expect(server.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('that says too much is cut', async () => {
    await using server = await jsonServer(said('🏡'.repeat(5_000)));
    const summary = await ask(server.url);
    expect(summary.length).toBeLessThanOrEqual(maxSummary);
    expect(summary.isWellFormed()).toBe(true);
  });

  it.each([
    ['thought first', '<think>Sellers? Buyers?\n</think>\n\nBoth [1].'],
    ['thought in a prompt of its own', 'Hm.\n</think>\nBoth [1].'],
    ['answers as JSON', '```json\n{"summary": "Both [1]."}\n```'],
  ])('that %s is heard for what it says', async (_, content) => {
    await using server = await jsonServer(said(content));
    expect(await ask(server.url)).toBe('Both [1].');
  });

  it.each([
    ['nothing', said(' ')],
    ['nothing aloud', said('<think>Hm.')],
    ['something else', { body: { choices: [] } }],
    ['that it is busy', { status: 429, body: '' }],
  ] satisfies [string, Reply][])('is asked again when it says %s', async (_, bad) => {
    await using server = await jsonServer(bad, said('Both.'));
    expect(await ask(server.url)).toBe('Both.');
  });

  it('that refuses is not asked again', async () => {
    await using server = await jsonServer({ status: 401, body: '' });
    await expect(ask(server.url)).rejects.toThrow('answered 401');
    expect(server.requests).toHaveLength(1);
  });
});
