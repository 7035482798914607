import { type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { ItemKey } from '@bayon/publisher/rule';

export type StoredItem = Record<string, unknown> & { readonly pk: string; readonly sk: string };

/** A table past everything that guards it: what a test looks at, and what it puts there by hand. */
export const tableAccess = (client: DynamoDBDocumentClient, table: string) => ({
  async read<Item extends object>({ pk, sk }: ItemKey<Item>) {
    const { Item: item } = await client.send(
      new GetCommand({ TableName: table, Key: { pk, sk }, ConsistentRead: true }),
    );
    return item as Item | undefined;
  },
  async write(item: StoredItem) {
    await client.send(new PutCommand({ TableName: table, Item: item }));
  },
  async items() {
    const items: StoredItem[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await client.send(new ScanCommand({ TableName: table, ExclusiveStartKey: from }));
      items.push(...((page.Items ?? []) as StoredItem[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return items.sort((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
  },
});
