import { createTables, startDynamoDbEngine } from '@bayon/dynamodb-engine';
import { createDocumentClient } from '@bayon/publisher';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { startBus } from './bus.ts';
import type { Service } from './service.ts';
import { aWorld, type World } from './world.ts';

/** Worlds of one service on one engine; each has a table of its own. */
export interface Worlds<Reads = unknown> {
  create(): Promise<World<Reads>>;
  stop(): Promise<void>;
}

/** One engine for a file of tests. */
export async function startWorlds<Reads>(service: Service<Reads>): Promise<Worlds<Reads>> {
  const engine = await startDynamoDbEngine();
  // The client as the service's functions have it, told by the environment where DynamoDB is.
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = engine.endpoint;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  const client = createDocumentClient();
  let created = 0;
  return {
    async create() {
      created += 1;
      // A name of its own even where DYNAMODB_ENDPOINT gives every file the same engine.
      const table = `${service.service}-${process.pid}-${created}`;
      await createTables(engine.endpoint, [{ ...service.table, TableName: table }]);
      return aWorld(service, client, table, await startBus());
    },
    async stop() {
      client.destroy();
      await engine.stop();
    },
  };
}

/** A world of its own for each test of a file: call what this returns, within a test. */
export function worldForEach<Reads>(service: Service<Reads>): () => World<Reads> {
  let worlds: Worlds<Reads>;
  let world: World<Reads>;
  beforeAll(async () => {
    worlds = await startWorlds(service);
  });
  afterAll(() => worlds.stop());
  beforeEach(async () => {
    world = await worlds.create();
  });
  afterEach(() => world.end());
  return () => world;
}
