import type { AwsService } from '@bayon/local-cloud/parts';
import type { ScriptedBus, SentEntry } from '@bayon/scripted-bus';
import { randomUUID } from 'node:crypto';

/** A scripted bus as the functions reach it. A connection that breaks is, to them, an answer that is none. */
export const busService = (bus: ScriptedBus): AwsService => ({
  accepts: ({ headers }) => headers['x-amz-target'] === 'AWSEvents.PutEvents',
  handle({ body }) {
    const reply = bus.take(Buffer.from(body).toString());
    const headers = { 'content-type': 'application/x-amz-json-1.1' };
    if (typeof reply === 'object') return Promise.resolve({ ...reply, headers });
    return Promise.resolve({ status: 502, headers, body: '' });
  },
});

/** An event on the bus, as EventBridge hands it on. */
export const forwarded = ({ Source: source, DetailType: detailType, Detail: detail }: SentEntry): object => ({
  version: '0',
  id: randomUUID(),
  'detail-type': detailType,
  source,
  account: '000000000000',
  time: new Date().toISOString(),
  region: 'us-east-1',
  resources: [],
  detail: JSON.parse(detail) as object,
});
