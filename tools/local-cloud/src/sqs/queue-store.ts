import type { DatabaseSync } from 'node:sqlite';
import { loadFromFauxqs } from '../fauxqs.ts';
import { makeFair } from './fair-queue.ts';
import type { FauxqsStores, Queue, QueueStore } from './queue.ts';

type Persistence = NonNullable<QueueStore['persistence']> & {
  loadSqsAndSns(queues: QueueStore, topics: FauxqsStores['snsStore']): void;
  close(): void;
};

export interface OpenStore {
  readonly stores: FauxqsStores;
  /** Runs `work` in one database transaction: all of it survives a kill, or nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens fauxqs' own store in this process.
 *
 * `startFauxqs` would do the same behind a socket, but it listens on every network interface, and what has to be
 * mended below cannot be reached through it. The package exports no store, so its modules are loaded by path; the
 * version is pinned, and the tests of this folder fail when an upgrade moves them.
 *
 * @param queueUrl the URL of a queue, by its name
 * @param onCreate sees each queue (loaded or new) before anything happens to it
 * @param now epoch milliseconds, by which tenants are judged quiet or noisy
 */
export async function openQueueStore(
  dataDir: string,
  queueUrl: (name: string) => string,
  onCreate: (queue: Queue) => void,
  now: () => number = Date.now,
): Promise<OpenStore> {
  const [{ SqsStore }, { SnsStore }, { S3Store }, { PersistenceManager }] = await Promise.all([
    loadFromFauxqs<{ SqsStore: new () => QueueStore }>('sqs/sqsStore.js'),
    loadFromFauxqs<{ SnsStore: new () => FauxqsStores['snsStore'] }>('sns/snsStore.js'),
    loadFromFauxqs<{ S3Store: new () => FauxqsStores['s3Store'] }>('s3/s3Store.js'),
    loadFromFauxqs<{ PersistenceManager: new (directory: string) => Persistence }>('persistence.js'),
  ]);
  mendCharacters(await loadFromFauxqs('sqs/sqsTypes.js'));
  const stores: FauxqsStores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(dataDir);
  const { db } = persistence as unknown as { readonly db: DatabaseSync };
  const transaction = transactionsOn(db);

  // A commit that has reached the operating system survives a killed process; waiting for the disk as well
  // (SQLite's FULL) would block the whole local cloud for milliseconds at each message.
  db.exec('PRAGMA synchronous = NORMAL');
  mendReturnToQueue(persistence, db);
  // The port may have changed since the URLs were stored.
  for (const { name } of db.prepare('SELECT name FROM sqs_queues').all() as { name: string }[])
    db.prepare('UPDATE sqs_queues SET url = ? WHERE name = ?').run(queueUrl(name), name);

  const createQueue = stores.sqsStore.createQueue.bind(stores.sqsStore);
  stores.sqsStore.buildQueueUrl = queueUrl;
  stores.sqsStore.createQueue = (...args) => {
    const queue = createQueue(...args);
    receiveAtomically(queue, transaction);
    countPresent(queue);
    makeFair(queue, now);
    onCreate(queue);
    return queue;
  };
  persistence.loadSqsAndSns(stores.sqsStore, stores.snsStore);
  // Only now, as fauxqs does: with persistence set, creating a queue that is stored deletes its messages.
  stores.sqsStore.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;
  return { stores, transaction, close: () => persistence.close() };
}

/** What SQS refuses in a message (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). */
const refused = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/** fauxqs 2.4 refuses what is beyond U+FFFF as well (every emoji), for its pattern looks at halves of such characters. */
function mendCharacters({
  INVALID_MESSAGE_BODY_CHAR: pattern,
}: {
  readonly INVALID_MESSAGE_BODY_CHAR: RegExp;
}): void {
  pattern.test = (text) => refused.test(text);
}

/** fauxqs 2.4 writes a null receive count here, which its own schema refuses: the message would be lost until a restart. */
function mendReturnToQueue(persistence: Persistence, db: DatabaseSync): void {
  const ready = db.prepare(
    'UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL WHERE message_id = ?',
  );
  persistence.updateMessageReady = (messageId) => {
    ready.run(messageId);
  };
}

/** Receiving moves messages to the dead letter queue by a delete and an insert; a kill between the two would lose the message. */
function receiveAtomically(queue: Queue, transaction: OpenStore['transaction']): void {
  const dequeue = queue.dequeue.bind(queue);
  queue.dequeue = (...args) => transaction(() => dequeue(...args));
}

/** fauxqs 2.4 counts a message as in flight (or delayed) until somebody receives, long after it has become visible. */
function countPresent(queue: Queue): void {
  const getAllAttributes = queue.getAllAttributes.bind(queue);
  queue.getAllAttributes = (names) => {
    queue.processTimers();
    return getAllAttributes(names);
  };
}

function transactionsOn(db: DatabaseSync): OpenStore['transaction'] {
  return (work) => {
    if (db.isTransaction) return work();
    db.exec('BEGIN');
    try {
      const result = work();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };
}
