import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type ItemKey, nameOf } from '@bayon/publisher/rule';
import { decodeCursor, encodeCursor } from './cursor.ts';

/** Some items, and where the next ones begin. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** Opaque; absent on the last page. */
  readonly cursor?: string;
}

/** Which page of a list is asked for. */
export interface PageRequest {
  /** 1 to 100 */
  readonly limit: number;
  readonly cursor?: string | undefined;
}

const tableKey = ['pk', 'sk'];
const indexKey = ['gsi1pk', 'gsi1sk'];

/** How often keys are asked for of which DynamoDB gave none. */
const attempts = 5;

/** How brand's table is read outside of rules. Every read is of one partition, or of items by their keys. */
export function createReader({ client, table }: { client: DynamoDBDocumentClient; table: string }) {
  async function queryPage<Item>(
    input: Omit<QueryCommandInput, 'TableName'>,
    { limit, cursor }: PageRequest,
    within: (key: Readonly<Record<string, string>>) => boolean,
  ): Promise<Page<Item>> {
    const names = input.IndexName === undefined ? tableKey : [...tableKey, ...indexKey];
    const answer = await client.send(
      new QueryCommand({
        TableName: table,
        ...input,
        Limit: limit,
        ...(cursor !== undefined && { ExclusiveStartKey: decodeCursor(cursor, names, within) }),
      }),
    );
    return {
      items: (answer.Items ?? []) as Item[],
      ...(answer.LastEvaluatedKey && { cursor: encodeCursor(answer.LastEvaluatedKey) }),
    };
  }

  return {
    one: async <Item extends object>({ pk, sk }: ItemKey<Item>): Promise<Item | undefined> => {
      const { Item: item } = await client.send(
        new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
      );
      return item as Item | undefined;
    },

    /** Those items that there are. DynamoDB gives 100 at a time. */
    some: async <Item extends object>(keys: readonly ItemKey<Item>[]): Promise<readonly Item[]> => {
      const found: Item[] = [];
      // DynamoDB refuses a batch that names a key twice, and may answer a part and name the rest.
      let missing = [...new Map(keys.map((key) => [nameOf(key), key])).values()].map(({ pk, sk }) => ({
        pk,
        sk,
      }));
      let idle = 0;
      while (missing.length > 0) {
        const [keysNow, later] = [missing.slice(0, 100), missing.slice(100)];
        const answer = await client.send(
          new BatchGetCommand({ RequestItems: { [table]: { Keys: keysNow, ConsistentRead: true } } }),
        );
        found.push(...((answer.Responses?.[table] ?? []) as Item[]));
        const left = (answer.UnprocessedKeys?.[table]?.Keys ?? []) as typeof missing;
        idle = left.length < keysNow.length ? 0 : idle + 1;
        if (idle === attempts) throw new Error(`DynamoDB left ${left.length} keys unprocessed`);
        missing = [...left, ...later];
      }
      return found;
    },

    /** A page of the items of a partition whose sort key begins with a prefix. */
    page: <Item>(
      pk: string,
      prefix: string,
      request: PageRequest & { readonly newestFirst?: boolean },
    ): Promise<Page<Item>> =>
      queryPage(
        {
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
          ScanIndexForward: request.newestFirst !== true,
          ConsistentRead: true,
        },
        request,
        (key) => key['pk'] === pk && (key['sk']?.startsWith(prefix) ?? false),
      ),

    /** A page of a partition of the index, newest first, whose items lie in the partition `pk`. */
    indexPage: <Item>(indexPk: string, pk: string, request: PageRequest): Promise<Page<Item>> =>
      queryPage(
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk',
          ExpressionAttributeValues: { ':pk': indexPk },
          ScanIndexForward: false,
        },
        request,
        (key) => key['gsi1pk'] === indexPk && key['pk'] === pk,
      ),
  };
}
