import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { EventEntry } from '../publish/entry.ts';
import { commandKeyPrefix } from './command-key.ts';

/** A command's first reception: what it was, what it became, and what it was answered. */
export interface KeptCommand {
  /** Of all that a client says in it. The same again is the same command. */
  readonly fingerprint: string;
  readonly status: 200 | 202;
  readonly body: unknown;
  readonly entries: readonly EventEntry[];
}

/** Where commands are kept that their clients have named (`Idempotency-Key`). */
export interface KeptCommands {
  /** Keeps a command, unless one is kept under the name. @returns that one */
  keep(userId: string, key: string, command: KeptCommand): Promise<KeptCommand | undefined>;
  /** What is kept under a name. */
  find(userId: string, key: string): Promise<KeptCommand | undefined>;
}

/** So long the same name is the same command. Seconds. */
const lifetime = 24 * 3_600;
/** Up to here it is kept as text, which an operator can read; beyond, compressed: prices become megabytes of events. */
const mostText = 32 * 1024;
/** Bytes that an item (400 KB) has for what a command became, beside the rest. What is more is in parts. */
const partBytes = 350_000;

interface Item extends Omit<KeptCommand, 'body' | 'entries'> {
  /** Answer and entries as JSON; as bytes, compressed. */
  readonly content?: string | Uint8Array;
  /** How many items have it, where one cannot. They are named by its hash, and there before this one. */
  readonly parts?: { readonly hash: string; readonly count: number };
  /** Epoch seconds. */
  readonly expiresAt: number;
}

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);
/** The least effort: it halves the time of the greatest upload, and is small enough. */
const quickly = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const inflated = async (content: Uint8Array) => (await decompress(content)).toString('utf8');

export function createKeptCommands(options: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
  readonly now?: () => Date;
}): KeptCommands {
  const { client, table, now = () => new Date() } = options;
  const seconds = () => Math.floor(now().getTime() / 1_000);
  const pkOf = (userId: string, key: string) => `${commandKeyPrefix}${userId}#${key}`;
  const partOf = (pk: string, hash: string, place: number) => ({ pk, sk: `PART#${hash}#${place}` });

  const itemOf = async (pk: string, command: KeptCommand): Promise<Item> => {
    const { fingerprint, status, body, entries } = command;
    const expiresAt = seconds() + lifetime;
    const text = JSON.stringify({ body, entries });
    if (Buffer.byteLength(text) <= mostText) return { fingerprint, status, content: text, expiresAt };
    const content = await compress(text, quickly);
    if (content.length <= partBytes) return { fingerprint, status, content, expiresAt };
    const hash = createHash('sha256').update(content).digest('base64url');
    const count = Math.ceil(content.length / partBytes);
    for (let place = 0; place < count; place += 1) {
      const bytes = content.subarray(place * partBytes, (place + 1) * partBytes);
      const part = { ...partOf(pk, hash, place), bytes, expiresAt };
      await client.send(new PutCommand({ TableName: table, Item: part }));
    }
    return { fingerprint, status, parts: { hash, count }, expiresAt };
  };

  const contentOf = async (pk: string, { content, parts }: Item): Promise<string> => {
    if (typeof content === 'string') return content;
    if (content) return inflated(content);
    const pieces: Uint8Array[] = [];
    for (let place = 0; place < (parts?.count ?? 0); place += 1) {
      const Key = partOf(pk, parts?.hash ?? '', place);
      const { Item: part } = await client.send(
        new GetCommand({ TableName: table, Key, ConsistentRead: true }),
      );
      pieces.push((part as { readonly bytes: Uint8Array }).bytes);
    }
    return inflated(Buffer.concat(pieces));
  };

  const commandIn = async (pk: string, item: Item): Promise<KeptCommand> => {
    const { body, entries } = JSON.parse(await contentOf(pk, item)) as Pick<KeptCommand, 'body' | 'entries'>;
    return { fingerprint: item.fingerprint, status: item.status, body, entries };
  };

  return {
    async keep(userId, key, command) {
      const pk = pkOf(userId, key);
      const item = await itemOf(pk, command);
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { pk, sk: 'COMMAND', ...item },
            // DynamoDB may take days to delete what has expired.
            ConditionExpression: 'attribute_not_exists(pk) OR expiresAt < :now',
            ExpressionAttributeValues: { ':now': seconds() },
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        );
        return undefined;
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
        return commandIn(pk, unmarshall(error.Item) as Item);
      }
    },
    async find(userId, key) {
      const pk = pkOf(userId, key);
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk, sk: 'COMMAND' }, ConsistentRead: true }),
      );
      const known = item as Item | undefined;
      return known && known.expiresAt >= seconds() ? commandIn(pk, known) : undefined;
    },
  };
}
