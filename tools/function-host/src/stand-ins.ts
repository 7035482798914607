import { randomUUID } from 'node:crypto';
import type { AwsService } from '@bayon/local-cloud/parts';

/**
 * EventBridge as far as a publisher sees it. What is published goes nowhere: the functions behind it would write to
 * the tables while one of them is being measured.
 */
export const eventSink: AwsService = {
  accepts: ({ headers }) => headers['x-amz-target'] === 'AWSEvents.PutEvents',
  handle({ body }) {
    const { Entries = [] } = JSON.parse(Buffer.from(body).toString()) as { Entries?: readonly unknown[] };
    return Promise.resolve({
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.1' },
      body: JSON.stringify({ FailedEntryCount: 0, Entries: Entries.map(() => ({ EventId: randomUUID() })) }),
    });
  },
};

/** `@connections` of a WebSocket API to which everybody is connected. */
export const connectedClients: AwsService = {
  accepts: ({ url }) => /^\/_apigateway\/[^/]+\/[^/]+\/(?:@|%40)connections\//i.test(url),
  handle: () => Promise.resolve({ status: 200, headers: {}, body: '' }),
};
