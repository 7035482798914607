import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { engineBinary, EngineMissing } from './binary.ts';
import { callDynamoDb } from './call.ts';
import { createTables, TableMismatch } from './create-tables.ts';
import { startDynamoDbEngine } from './engine.ts';
import type { TableProperties } from './table.ts';

const run = promisify(execFile);

const aTable = (overrides: Partial<TableProperties> = {}): TableProperties => ({
  TableName: 'notes',
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  ...overrides,
});

const withIndex = aTable({
  AttributeDefinitions: [...aTable().AttributeDefinitions, { AttributeName: 'gsi1pk', AttributeType: 'S' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'gsi1',
      KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});

let dataDir: string;
beforeEach(async () => {
  vi.stubEnv('DYNAMODB_ENDPOINT', '');
  dataDir = await mkdtemp(join(tmpdir(), 'engine-'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(dataDir, { recursive: true, force: true });
});

const item = { pk: { S: 'a' }, sk: { S: '1' }, gsi1pk: { S: 'x' } };

describe('the engine', () => {
  it('serves tables from memory', async () => {
    const engine = await startDynamoDbEngine();
    await createTables(engine.endpoint, [aTable()]);
    await callDynamoDb(engine.endpoint, 'PutItem', { TableName: 'notes', Item: item });
    const found = await callDynamoDb(engine.endpoint, 'GetItem', {
      TableName: 'notes',
      Key: { pk: item.pk, sk: item.sk },
    });
    expect(found).toMatchObject({ Item: item });
    await engine.stop();
    await expect(callDynamoDb(engine.endpoint, 'ListTables', {})).rejects.toThrow();
  });

  it('keeps tables and items in its data directory', async () => {
    const first = await startDynamoDbEngine({ dataDir });
    await createTables(first.endpoint, [aTable()]);
    await callDynamoDb(first.endpoint, 'PutItem', { TableName: 'notes', Item: item });
    await first.stop();
    const second = await startDynamoDbEngine({ dataDir });
    await createTables(second.endpoint, [aTable()]);
    expect(await callDynamoDb(second.endpoint, 'Scan', { TableName: 'notes' })).toMatchObject({ Count: 1 });
    await second.stop();
  });

  it('says why it does not start', async () => {
    await writeFile(
      join(dataDir, 'dynamodb.sqlite'),
      'this is no database, but it is long enough to look like one '.repeat(20),
    );
    await expect(startDynamoDbEngine({ dataDir })).rejects.toThrow(
      /did not start: .*not a valid SQLite database/,
    );
  });

  it('ends when the process that started it is killed', async () => {
    const index = new URL('./index.ts', import.meta.url).href;
    const parent = spawn(process.execPath, [
      '--conditions=@bayon/source',
      '--input-type=module-typescript',
      '-e',
      `const { startDynamoDbEngine } = await import(${JSON.stringify(index)});
       console.log((await startDynamoDbEngine()).endpoint); setInterval(() => undefined, 1000);`,
    ]);
    let endpoint: string;
    try {
      const [line] = (await once(parent.stdout, 'data')) as [Buffer];
      endpoint = line.toString().trim();
      await callDynamoDb(endpoint, 'ListTables', {});
    } finally {
      parent.kill('SIGKILL');
    }
    await vi.waitFor(() => expect(callDynamoDb(endpoint, 'ListTables', {})).rejects.toThrow());
  });

  it('tells when it died, and leaves no guard behind', async () => {
    const engine = await startDynamoDbEngine({ dataDir });
    // `-l` adds the program's name; the guard's shells have the data directory among their arguments as well.
    const { stdout } = await run('pgrep', ['-l', '-f', dataDir]);
    const pid = /^(\d+) dynoxide$/m.exec(stdout)?.[1];
    process.kill(Number(pid), 'SIGKILL');
    await engine.ended;
    await vi.waitFor(() => expect(run('pgrep', ['-f', dataDir])).rejects.toThrow(), {
      timeout: 5000,
    });
  });

  it('is the one that DYNAMODB_ENDPOINT names', async () => {
    vi.stubEnv('DYNAMODB_ENDPOINT', 'http://127.0.0.1:8000');
    expect((await startDynamoDbEngine()).endpoint).toBe('http://127.0.0.1:8000');
  });

  it('is the one on the PATH where npm has none for the platform', async () => {
    const program = join(dataDir, 'dynoxide');
    await writeFile(program, '', { mode: 0o755 });
    const path = ['/nowhere', '', dataDir].join(delimiter);
    expect(engineBinary({ platform: 'plan9', arch: 'mips', path })).toBe(program);
    await chmod(program, 0o644);
    expect(() => engineBinary({ platform: 'plan9', arch: 'mips', path })).toThrow(EngineMissing);
  });

  it.each([
    ['plan9', /@dynoxide\/plan9-mips .*cargo install dynoxide-rs.* DYNAMODB_ENDPOINT/],
    ['darwin', /@dynoxide\/darwin-mips .*brew install \S+dynoxide.* DYNAMODB_ENDPOINT/],
  ])('says what to do where there is none: %s', (platform, advice) => {
    expect(() => engineBinary({ platform, arch: 'mips', path: '' })).toThrow(advice);
  });
});

describe('createTables', () => {
  it('adds an index that the template gained, filled from the items', async () => {
    const engine = await startDynamoDbEngine();
    await createTables(engine.endpoint, [aTable()]);
    await callDynamoDb(engine.endpoint, 'PutItem', { TableName: 'notes', Item: item });
    await createTables(engine.endpoint, [withIndex]);
    await createTables(engine.endpoint, [withIndex]);
    const found = await callDynamoDb(engine.endpoint, 'Query', {
      TableName: 'notes',
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :x',
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    });
    expect(found).toMatchObject({ Count: 1 });
    await engine.stop();
  });

  it('refuses a table whose key differs', async () => {
    const engine = await startDynamoDbEngine();
    await createTables(engine.endpoint, [aTable()]);
    const other = aTable({ KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }] });
    await expect(createTables(engine.endpoint, [other])).rejects.toThrow(TableMismatch);
    await engine.stop();
  });

  it('sets the time to live', async () => {
    const engine = await startDynamoDbEngine();
    await createTables(engine.endpoint, [aTable()]);
    expect(await callDynamoDb(engine.endpoint, 'DescribeTimeToLive', { TableName: 'notes' })).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'expiresAt' },
    });
    await engine.stop();
  });
});
