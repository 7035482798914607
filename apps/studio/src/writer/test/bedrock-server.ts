import { EventStreamCodec } from '@smithy/core/event-streams';
import { once } from 'node:events';
import { createServer, type Http2Session, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** How one request is answered. A stream then ends, stays open without a word, or loses its connection. */
export type BedrockReply =
  | 'hang up'
  | { readonly status: number; readonly error: string }
  | { readonly stream: readonly Uint8Array[]; readonly then: 'end' | 'silence' | 'break' };

const utf8 = { decode: new TextDecoder(), encode: new TextEncoder() };
const codec = new EventStreamCodec(
  (bytes) => (typeof bytes === 'string' ? bytes : utf8.decode.decode(bytes as Uint8Array)),
  (text) => utf8.encode.encode(text),
);

function frame(kind: 'event' | 'exception', type: string, body: object): Uint8Array {
  return codec.encode({
    headers: {
      ':message-type': { type: 'string', value: kind },
      [`:${kind}-type`]: { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
    },
    body: utf8.encode.encode(JSON.stringify(body)),
  });
}

/** A part of the answer. */
export const part = (text: string): Uint8Array =>
  frame('event', 'contentBlockDelta', { contentBlockIndex: 0, delta: { text } });
/** The end of the answer, with its reason. */
export const stop = (stopReason: string): Uint8Array => frame('event', 'messageStop', { stopReason });
/** An error in the middle of a stream. */
export const exception = (type: string): Uint8Array => frame('exception', type, { message: 'failed' });
const usage = (totalTokens: number): Uint8Array =>
  frame('event', 'metadata', {
    usage: { inputTokens: 1, outputTokens: totalTokens - 1, totalTokens },
    metrics: { latencyMs: 1 },
  });

/** A whole answer in parts of ten characters, with its usage. */
export const answered = (text: string, { reason = 'end_turn', tokens = 321 } = {}): BedrockReply => ({
  stream: [
    frame('event', 'messageStart', { role: 'assistant' }),
    ...(text.match(/.{1,10}/gsu) ?? []).map(part),
    stop(reason),
    usage(tokens),
  ],
  then: 'end',
});

async function reply(stream: ServerHttp2Stream, answer: BedrockReply): Promise<void> {
  if (answer === 'hang up') {
    stream.session?.destroy();
    return;
  }
  if ('status' in answer) {
    stream.respond({
      ':status': answer.status,
      'content-type': 'application/json',
      'x-amzn-errortype': answer.error,
    });
    stream.end(JSON.stringify({ message: 'refused' }));
    return;
  }
  stream.respond({ ':status': 200, 'content-type': 'application/vnd.amazon.eventstream' });
  for (const piece of answer.stream) {
    await new Promise<void>((resolve) => stream.write(piece, () => resolve()));
  }
  if (answer.then === 'end') stream.end();
  if (answer.then === 'break') stream.session?.destroy();
}

/** A server that speaks Bedrock's ConverseStream over HTTP/2; its last reply answers all further requests. */
export async function bedrockServer(...replies: readonly [BedrockReply, ...BedrockReply[]]) {
  const requests: { readonly path: string; readonly body: unknown }[] = [];
  const sessions = new Set<Http2Session>();
  let closed = 0;
  const server = createServer();
  server.on('session', (session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  server.on('stream', (stream, headers) => {
    stream.on('close', () => (closed += 1));
    // A client that hangs up resets the stream, which is what some of the tests want of it.
    stream.on('error', () => undefined);
    void readText(stream).then((body) => {
      const answer = replies[Math.min(requests.length, replies.length - 1)] ?? replies[0];
      requests.push({ path: headers[':path'] ?? '', body: JSON.parse(body) });
      return reply(stream, answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    /** How the SDK's client gets here. */
    client: {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    },
    requests,
    /** How many responses are over. */
    closed: () => closed,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
