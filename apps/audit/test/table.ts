import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createTables, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import { tableOf } from '@bayon/service-testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import configuration from '../serverless.ts';
import { createHistory, type History } from '../src/history/index.ts';
import { createRecorder, type Recorder } from '../src/trail/recorder.ts';

type Item = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** The deployed table in a real engine: another one for each test. */
export interface Trail {
  readonly table: string;
  readonly recorder: Recorder;
  readonly history: History;
  /** What the recorder and the history take for the time, ISO 8601 UTC. */
  now: string;
  /** A client of one's own, for what shall go wrong with it. */
  readonly client: () => DynamoDBDocumentClient;
  /** All that lies in the table, by key. */
  readonly items: () => Promise<Item[]>;
}

export function useTrail(): () => Trail {
  let [endpoint, made, trail] = ['', 0, undefined as Trail | undefined];
  let stop: () => Promise<void>;
  const clients: DynamoDBClient[] = [];
  const connect = () => {
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new DynamoDBClient({ endpoint, region: 'us-east-1', credentials });
    clients.push(client);
    return DynamoDBDocumentClient.from(client);
  };
  beforeAll(async () => {
    const engine = await startDynamoDbEngine();
    ({ endpoint, stop } = { endpoint: engine.endpoint, stop: () => engine.stop() });
  });
  beforeEach(async () => {
    const table = `audit-${process.pid}-${(made += 1)}`;
    await createTables(endpoint, [{ ...tableOf(configuration), TableName: table }]);
    const client = connect();
    const now = () => new Date(current.now);
    const current: Trail = {
      table,
      recorder: createRecorder({ client, table, now }),
      history: createHistory({ client, table, now }),
      now: '2026-11-23T12:00:00.000Z',
      client: connect,
      async items() {
        const items: Record<string, unknown>[] = [];
        for await (const page of paginateScan({ client }, { TableName: table }))
          items.push(...(page.Items ?? []));
        return (items as Item[]).sort((one, other) =>
          `${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1,
        );
      },
    };
    trail = current;
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await stop();
  });
  return () => {
    if (!trail) throw new Error('the table is made before each test');
    return trail;
  };
}
