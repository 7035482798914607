import { describe, expect, it, vi } from 'vitest';
import { bedrockWriter } from './bedrock-writer.ts';
import type { Limits } from './resilient.ts';
import { answered, bedrockServer, type BedrockReply, exception, part, stop } from './test/bedrock-server.ts';
import { aLimit, aRequest, unheard } from './test/requests.ts';
import { WritingFailed } from './writer.ts';

const text = '# Open house at Green Lake\n\nCome and see it on Sunday. The kettle is on.';
const refused = (status: number, error: string): BedrockReply => ({ status, error });

async function setUp(replies: readonly [BedrockReply, ...BedrockReply[]], limits: Partial<Limits> = {}) {
  const server = await bedrockServer(...replies);
  return {
    server,
    writer: bedrockWriter('amazon.nova', { client: server.client, limits: aLimit(limits) }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const failure = (writing: Promise<unknown>) =>
  writing.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error as WritingFailed,
  );

describe('bedrock writer', () => {
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
    expect(writer.model).toBe('amazon.nova');
    expect(told.length).toBeGreaterThan(2);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(server.requests).toMatchObject([
      { path: '/model/amazon.nova/converse-stream', body: { messages: [{ role: 'user' }], system: [{}] } },
    ]);
  });

  it.each([
    ['is throttled', refused(429, 'ThrottlingException')],
    ['fails', refused(500, 'InternalServerException')],
    ['is not ready', refused(429, 'ModelNotReadyException')],
    [
      'fails in the middle',
      { stream: [part('# Half'), exception('modelStreamErrorException')], then: 'end' },
    ],
    [
      'is throttled in the middle',
      { stream: [part('# Half'), exception('throttlingException')], then: 'end' },
    ],
    ['breaks off in the middle', { stream: [part('# Half a'), part(' title')], then: 'break' }],
    ['ends in the middle', { stream: [part('# Half a title')], then: 'end' }],
    ['sends garbage', { stream: [new TextEncoder().encode('this is no event stream at all')], then: 'end' }],
    ['hangs up before a word', { stream: [], then: 'break' }],
    ['hangs up before an answer', 'hang up'],
    ['answers without text', answered('   ')],
    ['writes something malformed', answered('# Half', { reason: 'malformed_model_output' })],
  ] satisfies [string, BedrockReply][])('tries again when the model %s', async (_case, bad) => {
    await using its = await setUp([bad, answered(text)]);
    const { server, writer } = its;
    expect((await writer.write(aRequest(), unheard)).title).toBe('Open house at Green Lake');
    expect(server.requests).toHaveLength(2);
  });

  it('tries again when the model falls silent, and hangs up', async () => {
    await using its = await setUp([{ stream: [part('# Half')], then: 'silence' }, answered(text)], {
      attemptMs: 2_000,
    });
    const { server, writer } = its;
    expect((await writer.write(aRequest(), unheard)).title).toBe('Open house at Green Lake');
    await vi.waitFor(() => expect(server.closed()).toBe(server.requests.length));
  });

  it('gives up on a model that keeps failing, and then leaves it alone', async () => {
    await using its = await setUp([refused(503, 'ServiceUnavailableException')], {
      retries: 2,
      failuresToOpen: 3,
    });
    const { server, writer } = its;
    const first = await failure(writer.write(aRequest(), unheard));
    expect(first).toBeInstanceOf(WritingFailed);
    expect(first.cause).toMatchObject({ name: 'ServiceUnavailableException' });
    expect(server.requests).toHaveLength(3);

    const second = await failure(writer.write(aRequest(), unheard));
    expect(second.message).toMatch(/having trouble/u);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    ['no access', refused(403, 'AccessDeniedException'), /administrator/u],
    ['a bad request', refused(400, 'ValidationException'), /did not accept/u],
    [
      'a bad request, told late',
      { stream: [exception('validationException')], then: 'end' },
      /did not accept/u,
    ],
    ['a guardrail', answered('Sorry.', { reason: 'guardrail_intervened' }), /content rules/u],
    ['a content filter', answered('Sorry.', { reason: 'content_filtered' }), /content rules/u],
  ] satisfies [string, BedrockReply, RegExp][])(
    'does not try again after %s',
    async (_case, reply, message) => {
      await using its = await setUp([reply]);
      const { server, writer } = its;
      const error = await failure(writer.write(aRequest(), unheard));
      expect(error).toBeInstanceOf(WritingFailed);
      expect(error.message).toMatch(message);
      expect(server.requests).toHaveLength(1);
    },
  );

  it('ends a piece that was cut off with its last whole sentence', async () => {
    await using its = await setUp([
      { stream: [part('# Title\n\nOne. Two. And thr'), stop('max_tokens')], then: 'end' },
    ]);
    expect((await its.writer.write(aRequest(), unheard)).content).toBe('One. Two.');
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
  });

  it('tries again where nothing listens, and gives up', async () => {
    const { server, writer } = await setUp([answered(text)]);
    await server[Symbol.asyncDispose]();
    const error = await failure(writer.write(aRequest(), unheard));
    expect(error).toBeInstanceOf(WritingFailed);
    expect(error.message).toMatch(/did not answer/u);
  });
});
