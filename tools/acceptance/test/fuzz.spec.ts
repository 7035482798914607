import * as fc from 'fast-check';
import { request as httpRequest } from 'node:http';
import { expect, it } from 'vitest';
import { type Agent, inTime } from '@bayon/cloud-driver';
import { oddRequest, type OddRequest } from './odd-request.ts';
import { readInboxes, takeDeadLetters } from './queues.ts';
import { quiet } from './quiet.ts';
import { written } from './studio.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();

/** Sends it as it is: `fetch` would put it in order first. */
function send({ token }: Agent, { method, path, headers, body }: OddRequest) {
  const answered = Promise.withResolvers<{ status: number; text: string }>();
  const { hostname, port } = new URL(cloud().process.gatewayUrl);
  const sent = httpRequest(
    {
      ...{ hostname, port, method, path },
      // Node declares no length of a GET's body, and the gateway would take it for the next request.
      headers: { ...headers, authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) },
    },
    (response) => {
      response.toArray().then(
        (chunks) =>
          answered.resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks as Buffer[]).toString(),
          }),
        answered.reject,
      );
    },
  );
  sent.on('error', answered.reject);
  sent.end(body);
  return inTime('an answer', answered.promise);
}

const trace = /^\s+at |node:internal|\.[cm]?[jt]s:\d+/m;

it('whatever a client sends is answered, and never by 5xx or a stack trace', async () => {
  const eve = await cloud().agent('eve');
  const { contentId } = await written(eve);
  await fc.assert(
    fc.asyncProperty(oddRequest(contentId), async (odd) => {
      const { status, text } = await send(eve, odd);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(500);
      expect(text).not.toMatch(trace);
    }),
    { numRuns: 500 },
  );
  // What was taken nonetheless is understood by whom it concerns,
  await quiet(cloud());
  for (const inbox of await readInboxes(cloud().aws))
    expect(await takeDeadLetters(cloud().aws, inbox)).toEqual([]);
  // and whoever comes next is served.
  expect(await written(await cloud().agent('ada'))).toMatchObject({ status: 'generated' });
});
