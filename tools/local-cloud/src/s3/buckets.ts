import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { buildApp } from 'fauxqs';
import { loadFromFauxqs } from '../fauxqs.ts';
import type { AwsRequest, AwsResponse, AwsService, ObjectStore, Resource, Stoppable } from '../ports.ts';
import { invalidArgument } from './invalid-argument.ts';
import { isForS3 } from './is-for-s3.ts';

/** What fauxqs keeps: it exports no types of it. */
type Stores = NonNullable<NonNullable<Parameters<typeof buildApp>[0]>['stores']>;
type S3Store = Stores['s3Store'];

type Persistence = NonNullable<S3Store['persistence']> & {
  loadS3(store: S3Store): void;
  close(): void;
};

export type Buckets = Stoppable & ObjectStore & { readonly service: AwsService };

/** Runs the buckets of the templates on fauxqs' S3. What was put is on disk when it is answered. */
export async function createBuckets({
  resources,
  dataDir,
}: {
  readonly resources: readonly Resource[];
  /** Objects are kept in `<dataDir>/s3`. */
  readonly dataDir: string;
}): Promise<Buckets> {
  const { stores, persistence } = await openStore(join(dataDir, 's3'));
  const store = stores.s3Store;
  for (const { type, ref } of resources)
    if (type === 'AWS::S3::Bucket' && !store.hasBucket(ref)) store.createBucket(ref);
  const app = buildApp({ logger: false, stores });

  async function handle({ method, url, headers, body }: AwsRequest): Promise<AwsResponse> {
    const passed = Object.entries(headers).filter(([name]) => name !== 'host' && name !== 'connection');
    const response = await app.inject({
      method: method as 'GET',
      url,
      headers: Object.fromEntries(passed) as Record<string, string>,
      ...(body.byteLength > 0 && { payload: Buffer.from(body) }),
    });
    const sent = Object.entries(response.headers).filter(([name]) => name !== 'connection');
    return {
      status: response.statusCode,
      headers: Object.fromEntries(sent.map(([name, value]) => [name, String(value)])),
      body: response.rawPayload,
    };
  }

  return {
    service: {
      accepts: isForS3,
      handle: async (request) => invalidArgument(request) ?? (await handle(request)),
    },
    get(bucket, key) {
      const has =
        store.hasBucket(bucket) && store.listObjects(bucket, { prefix: key, maxKeys: 1 }).objects[0];
      if (!has || has.key !== key) return undefined;
      const { body, contentType, cacheControl, etag, lastModified } = store.getObject(bucket, key);
      return { body, contentType, cacheControl, etag, lastModified };
    },
    put(bucket, key, { body, contentType, cacheControl }) {
      store.putObject(bucket, key, body, contentType, {}, cacheControl === undefined ? {} : { cacheControl });
    },
    async stop() {
      await app.close();
      persistence.close();
    },
  };
}

/** SQLite, as for the queues: an object and what is said of it are written together, whatever is killed when. */
async function openStore(
  directory: string,
): Promise<{ readonly stores: Stores; readonly persistence: Persistence }> {
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all([
    loadFromFauxqs<{ SqsStore: new () => Stores['sqsStore'] }>('sqs/sqsStore.js'),
    loadFromFauxqs<{ SnsStore: new () => Stores['snsStore'] }>('sns/snsStore.js'),
    loadFromFauxqs<{ S3Store: new () => S3Store }>('s3/s3Store.js'),
    loadFromFauxqs<{ PersistenceManager: new (directory: string) => Persistence }>('persistence.js'),
  ]);
  const stores: Stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(directory);
  const { db } = persistence as unknown as { readonly db: DatabaseSync };
  db.exec('PRAGMA synchronous = NORMAL');
  persistence.loadS3(stores.s3Store);
  // Only now: with persistence set, what is loaded would be written again.
  stores.s3Store.persistence = persistence;
  return { stores, persistence };
}
