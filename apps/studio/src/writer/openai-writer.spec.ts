import { describe, expect, it, vi } from 'vitest';
import { openAiWriter } from './openai-writer.ts';
import type { Limits } from './resilient.ts';
import { answered, finish, openAiServer, part, refused, type OpenAiReply } from './test/openai-server.ts';
import { aLimit, aRequest, unheard } from './test/requests.ts';
import { WritingFailed } from './writer.ts';

const text = '# Open house at Green Lake\n\nCome and see it on Sunday. The kettle is on.';

async function setUp(replies: readonly [OpenAiReply, ...OpenAiReply[]], limits: Partial<Limits> = {}) {
  const server = await openAiServer(...replies);
  return {
    server,
    writer: openAiWriter({ baseUrl: server.url, model: 'llama' }, { limits: aLimit(limits) }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const failure = (writing: Promise<unknown>) =>
  writing.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as WritingFailed,
  );

describe('openai writer', () => {
  it('writes a piece from a streamed answer, with its tokens and rising progress', async () => {
    await using its = await setUp([answered(text)]);
    const { server, writer } = its;
    const told: number[] = [];
    const piece = await writer.write(aRequest(), {
      ...unheard,
      onProgress: (fraction) => told.push(fraction),
    });

    expect(piece).toMatchObject({
      title: 'Open house at Green Lake',
      content: 'Come and see it on Sunday. The kettle is on.',
      tokensUsed: 321,
    });
    expect(piece.prompt).toContain('Open house Sunday');
    expect(writer.model).toBe('llama');
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(server.requests[0]?.body).toMatchObject({
      model: 'llama',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'system' }, { role: 'user' }],
    });
  });

  it('sends the key where there is one', async () => {
    await using server = await openAiServer(answered(text));
    const writer = openAiWriter({ baseUrl: server.url, model: 'm', apiKey: 'the-key' }, { limits: aLimit() });
    await writer.write(aRequest(), unheard);
    expect(server.requests[0]?.headers.authorization).toBe('Bearer the-key');
  });

  it('takes no tokens where the server does not count them', async () => {
    await using its = await setUp([{ stream: [part(text), finish('stop')], then: 'end' }]);
    expect((await its.writer.write(aRequest(), unheard)).tokensUsed).toBe(0);
  });

  it.each([
    ['is throttled', refused(429)],
    ['fails', refused(500)],
    ['breaks off in the middle', { stream: [part('# Half a'), part(' title')], then: 'break' }],
    ['ends in the middle', { stream: [part('# Half a title')], then: 'end' }],
    ['sends garbage in its stream', { stream: ['data: {"choices": [}\n\n'], then: 'end' }],
    ['sends a page instead of a stream', { status: 200, body: '<html>hello</html>' }],
    ['answers without text', answered('   ')],
    ['answers with a title alone', answered('# A title')],
  ] satisfies [string, OpenAiReply][])('tries again when the model %s', async (_case, bad) => {
    await using its = await setUp([bad, answered(text)]);
    const { server, writer } = its;
    expect((await writer.write(aRequest(), unheard)).title).toBe('Open house at Green Lake');
    expect(server.requests).toHaveLength(2);
  });

  it('tries again when the model falls silent', async () => {
    await using its = await setUp([{ stream: [part('# Half')], then: 'silence' }, answered(text)], {
      attemptMs: 2_000,
    });
    const { server, writer } = its;
    expect((await writer.write(aRequest(), unheard)).title).toBe('Open house at Green Lake');
    await vi.waitFor(() => expect(server.closed()).toBe(server.requests.length));
  });

  it('lets the progress never fall when it begins again', async () => {
    await using its = await setUp([
      { stream: [part(`# Half a title\n\n${'word '.repeat(80)}`)], then: 'break' },
      answered(text),
    ]);
    const told: number[] = [];
    await its.writer.write(aRequest(), { ...unheard, onProgress: (fraction) => told.push(fraction) });
    expect(its.server.requests).toHaveLength(2);
    expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
    expect(told.length).toBeGreaterThan(1);
  });

  it('gives up on a model that stays silent, within its budget', async () => {
    await using its = await setUp([{ stream: [part('# Half')], then: 'silence' }], {
      budgetMs: 300,
    });
    const { server, writer } = its;
    const error = await failure(writer.write(aRequest(), unheard));
    expect(error).toBeInstanceOf(WritingFailed);
    expect(error.message).toMatch(/took too long/u);
    await vi.waitFor(() => expect(server.closed()).toBe(server.requests.length));
  });

  it('gives up on a model that keeps failing, and then leaves it alone', async () => {
    await using its = await setUp([refused(500)], { retries: 2, failuresToOpen: 3 });
    const { server, writer } = its;
    const first = await failure(writer.write(aRequest(), unheard));
    expect(first).toBeInstanceOf(WritingFailed);
    expect(first.cause).toMatchObject({ status: 500 });
    expect(server.requests).toHaveLength(3);

    const second = await failure(writer.write(aRequest(), unheard));
    expect(second).toBeInstanceOf(WritingFailed);
    expect(second.message).toMatch(/having trouble/u);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['a wrong key', refused(401), /administrator/u],
    ['a bad request', refused(400), /did not accept/u],
    ['a used-up quota', refused(429, 'insufficient_quota'), /administrator/u],
    ['content rules', answered('', { reason: 'content_filter' }), /content rules/u],
  ])('does not try again after %s', async (_case, reply, message) => {
    await using its = await setUp([reply]);
    const { server, writer } = its;
    const error = await failure(writer.write(aRequest(), unheard));
    expect(error).toBeInstanceOf(WritingFailed);
    expect(error.message).toMatch(message);
    expect(error.cause).toBeDefined();
    expect(server.requests).toHaveLength(1);
  });

  it('ends a piece that was cut off with its last whole sentence', async () => {
    await using its = await setUp([answered('# Title\n\nOne. Two. And thr', { reason: 'length' })]);
    expect((await its.writer.write(aRequest(), unheard)).content).toBe('One. Two.');
  });

  it('does not read a model that never stops to its end', async () => {
    const endless = Array.from({ length: 80 }, () => part('word '.repeat(200)));
    await using its = await setUp([{ stream: endless, then: 'silence' }]);
    const { server, writer } = its;
    const { content } = await writer.write(aRequest(), unheard);
    expect(content.length).toBeLessThanOrEqual(20_000);
    await vi.waitFor(() => expect(server.closed()).toBe(1));
  });

  it('ends with the caller’s own reason, and hangs up', async () => {
    await using its = await setUp([{ stream: [part('# Half a title')], then: 'silence' }]);
    const { server, writer } = its;
    const cancelled = new AbortController();
    const reason = new Error('the user left');
    const writing = writer.write(aRequest(), {
      onProgress: () => cancelled.abort(reason),
      signal: cancelled.signal,
    });
    await expect(writing).rejects.toBe(reason);
    await vi.waitFor(() => expect(server.closed()).toBe(1));
    expect(server.requests).toHaveLength(1);
  });

  it('gives up where nothing listens', async () => {
    const { server, writer } = await setUp([refused(500)]);
    await server[Symbol.asyncDispose]();
    expect(await failure(writer.write(aRequest(), unheard))).toBeInstanceOf(WritingFailed);
  });
});
