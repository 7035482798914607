import { buildApp } from 'fauxqs';
import type { AwsRequest, AwsResponse } from '../ports.ts';
import type { OpenStore } from './queue-store.ts';

const prefix = 'AmazonSQS.';

/** The name of the SQS action that a request asks for; undefined when it is for another service. */
export function actionOf({ headers }: AwsRequest): string | undefined {
  const target = headers['x-amz-target'];
  return typeof target === 'string' && target.startsWith(prefix) ? target.slice(prefix.length) : undefined;
}

/** SQS's JSON protocol over fauxqs' actions, without a socket between. */
export interface Wire {
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** @throws Error whose `name` is SQS's error code (`QueueDoesNotExist`) */
  call(action: string, input: object): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export function createWire(stores: OpenStore['stores'], region: string): Wire {
  const app = buildApp({ logger: false, defaultRegion: region, stores });

  async function handle({ headers, body }: AwsRequest): Promise<AwsResponse> {
    const passed = Object.entries(headers).filter(([name]) =>
      ['x-amz-target', 'authorization'].includes(name.toLowerCase()),
    );
    const response = await app.inject({
      method: 'POST',
      url: '/',
      headers: { ...Object.fromEntries(passed), 'content-type': 'application/x-amz-json-1.0' },
      payload: Buffer.from(body),
    });
    const sent = Object.entries(response.headers).filter(
      ([name]) => name !== 'content-length' && name !== 'connection',
    );
    return {
      status: response.statusCode,
      headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
      body: response.body,
    };
  }

  return {
    handle,
    async call(action, input) {
      const { status, body } = await handle({
        method: 'POST',
        url: '/',
        headers: { 'x-amz-target': prefix + action },
        body: Buffer.from(JSON.stringify(input)),
      });
      const output = JSON.parse(body.toString()) as Record<string, unknown>;
      if (status === 200) return output;
      const error = new Error(String(output['message']));
      error.name = String(output['__type']).replace(/^.*#/, '');
      throw error;
    },
    async close() {
      await app.close();
    },
  };
}
