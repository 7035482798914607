import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';

/** How one request is answered. A stream then ends, stays open without a word, or loses its connection. */
export type OpenAiReply =
  | { readonly status: number; readonly body: string }
  | { readonly stream: readonly string[]; readonly then: 'end' | 'silence' | 'break' };

const event = (data: unknown): string => `data: ${JSON.stringify(data)}\n\n`;
const chunk = (choices: readonly unknown[], more: object = {}): string =>
  event({ id: 'chunk', object: 'chat.completion.chunk', created: 1, model: 'test', choices, ...more });

/** A part of the answer. */
export const part = (content: string): string =>
  chunk([{ index: 0, delta: { content }, finish_reason: null }]);
/** The end of the answer, with its reason. */
export const finish = (reason: string): string => chunk([{ index: 0, delta: {}, finish_reason: reason }]);
const usage = (total: number): string =>
  chunk([], { usage: { prompt_tokens: 1, completion_tokens: total - 1, total_tokens: total } });

/** A whole answer in parts of ten characters, with its usage. */
export const answered = (text: string, { reason = 'stop', tokens = 321 } = {}): OpenAiReply => ({
  stream: [...(text.match(/.{1,10}/gsu) ?? []).map(part), finish(reason), usage(tokens), 'data: [DONE]\n\n'],
  then: 'end',
});

/** A refusal as OpenAI words it. */
export const refused = (status: number, code: string | null = null): OpenAiReply => ({
  status,
  body: JSON.stringify({ error: { message: 'refused', type: 'error', code } }),
});

async function reply(response: ServerResponse, answer: OpenAiReply): Promise<void> {
  if ('status' in answer) {
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const piece of answer.stream) {
    await new Promise<void>((resolve) => response.write(piece, () => resolve()));
  }
  if (answer.then === 'end') response.end();
  if (answer.then === 'break') response.destroy();
}

/** A server that speaks OpenAI's chat completions; its last reply answers all further requests. */
export async function openAiServer(...replies: readonly [OpenAiReply, ...OpenAiReply[]]) {
  const requests: { readonly headers: IncomingMessage['headers']; readonly body: unknown }[] = [];
  let closed = 0;
  const server = createServer((request, response) => {
    response.on('close', () => (closed += 1));
    void readText(request).then((body) => {
      const answer = replies[Math.min(requests.length, replies.length - 1)] ?? replies[0];
      requests.push({ headers: request.headers, body: JSON.parse(body) });
      return reply(response, answer);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    /** How many responses are over. */
    closed: () => closed,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
