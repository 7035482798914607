import type { LocalAccount, Resource } from '../ports.ts';
import type { Access } from './access.ts';

type Item = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What requests of DynamoDB carry, as far as authorization looks at it. */
interface Request {
  readonly TableName?: string;
  readonly IndexName?: string;
  readonly StreamArn?: string;
  readonly Key?: Item;
  readonly Item?: Item;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Item;
  readonly RequestItems?: Readonly<
    Record<string, { Keys?: readonly Item[] } | readonly Readonly<Record<string, Request>>[]>
  >;
  readonly TransactItems?: readonly Readonly<Record<string, Request>>[];
}

/**
 * What a DynamoDB request does. A transaction has no permission of its own: each of its items needs that of the
 * operation it stands for (Developer Guide, "IAM for transactions").
 */
export function dynamoDbAccess(resources: readonly Resource[], { region, accountId }: LocalAccount) {
  const partitionKeys = new Map(
    resources
      .filter(({ type }) => type === 'AWS::DynamoDB::Table')
      .flatMap(({ ref, properties }) => keysOf(ref, properties)),
  );
  const arnOf = (table: string): string =>
    table.startsWith('arn:') ? table : `arn:aws:dynamodb:${region}:${accountId}:table/${table}`;
  const nameOf = (table: string): string => table.split('table/').at(-1) ?? table;

  function access(operation: string, table: string, requests: readonly Request[]): Access {
    const index = requests[0]?.IndexName;
    const suffix = index === undefined ? '' : `/index/${index}`;
    const key = partitionKeys.get(nameOf(table) + suffix);
    const leading = key === undefined ? [] : requests.flatMap((request) => leadingKeys(request, key));
    return {
      action: `dynamodb:${operation}`,
      resource: arnOf(table) + suffix,
      ...(leading.length > 0 && { context: { 'dynamodb:leadingkeys': [...new Set(leading)] } }),
    };
  }

  return (operation: string, request: Request): Access[] => {
    if (request.TransactItems !== undefined) {
      return request.TransactItems.flatMap((item) =>
        Object.entries(item).map(([kind, part]) =>
          access(TRANSACTION_ITEMS[kind] ?? kind, part.TableName ?? '', [part]),
        ),
      );
    }
    if (request.RequestItems !== undefined) {
      return Object.entries(request.RequestItems).map(([table, batch]) =>
        access(operation, table, itemsOf(batch)),
      );
    }
    if (request.TableName !== undefined) return [access(operation, request.TableName, [request])];
    return [{ action: `dynamodb:${operation}`, resource: request.StreamArn ?? '*' }];
  };
}

const TRANSACTION_ITEMS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

/** Each table and index with its partition key: `content`, `content/index/gsi1`. */
function keysOf(table: string, properties: Resource['properties']): [string, string][] {
  type Schema = readonly { AttributeName: string; KeyType: string }[];
  const keyOf = (schema: unknown): string =>
    (schema as Schema).find(({ KeyType }) => KeyType === 'HASH')?.AttributeName ?? '';
  const indexes = (properties['GlobalSecondaryIndexes'] ?? []) as { IndexName: string; KeySchema: Schema }[];
  return [
    [table, keyOf(properties['KeySchema'])],
    ...indexes.map(({ IndexName, KeySchema }): [string, string] => [
      `${table}/index/${IndexName}`,
      keyOf(KeySchema),
    ]),
  ];
}

/** The parts of a batch: keys to get, or puts and deletes. */
function itemsOf(batch: NonNullable<Request['RequestItems']>[string]): Request[] {
  if ('Keys' in batch) return (batch.Keys ?? []).map((Key) => ({ Key }));
  return (batch as readonly Readonly<Record<string, Request>>[]).flatMap((write) => Object.values(write));
}

/** The partition keys that a request touches (`dynamodb:LeadingKeys`). */
function leadingKeys(request: Request, partitionKey: string): string[] {
  const { ExpressionAttributeNames: names = {}, ExpressionAttributeValues: values = {} } = request;
  const equalities = (request.KeyConditionExpression ?? '').matchAll(/([#\w.-]+)\s*=\s*(:\w+)/g);
  const queried = [...equalities]
    .filter(([, name = '']) => (names[name] ?? name) === partitionKey)
    .map(([, , value = '']) => values[value]);
  const given = [request.Key?.[partitionKey], request.Item?.[partitionKey], ...queried];
  return given.flatMap((value) => Object.values(value ?? {}).map(String));
}
