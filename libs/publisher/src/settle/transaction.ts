import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { nameOf } from '../rule/item.ts';
import type { AddWrite, Placement, PutWrite, Write } from '../rule/write.ts';
import type { Loaded } from './load.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * A decision as the items of one transaction. Every item carries a revision, `rev`, that rises with each write. What
 * was loaded is guarded by it: in the write itself, or in a check of its own where the decision only looked.
 */
export function transactionOf(
  table: string,
  writes: readonly Write[],
  { revisions }: Pick<Loaded, 'revisions'>,
): TransactItem[] {
  const written = new Set(writes.map(({ key }) => nameOf(key)));
  if (written.size < writes.length) throw new Error('a decision writes the same item twice');
  return [
    ...writes.map((write) => transactItem(table, write, revisions.get(nameOf(write.key))?.revision)),
    ...[...revisions]
      .filter(([name]) => !written.has(name))
      .map(
        ([
          ,
          {
            key: { pk, sk },
            revision,
          },
        ]) => ({
          ConditionCheck: { TableName: table, Key: { pk, sk }, ...unchanged(revision) },
        }),
      ),
  ];
}

function transactItem(table: string, write: Write, revision: number | undefined): TransactItem {
  const guard = revision === undefined ? {} : unchanged(revision);
  const { pk, sk } = write.key;
  switch (write.kind) {
    case 'put':
      return { Put: { TableName: table, Item: { ...itemOf(write), rev: (revision ?? 0) + 1 }, ...guard } };
    case 'remove':
      return { Delete: { TableName: table, Key: { pk, sk }, ...guard } };
    case 'add':
      return { Update: { TableName: table, Key: { pk, sk }, ...additionOf(write, guard) } };
  }
}

type Guard = ReturnType<typeof unchanged> | Record<never, never>;

/** The condition that an item is as it was when it was loaded: the same revision, or still not there. */
function unchanged(revision: number) {
  return revision === 0
    ? { ConditionExpression: 'attribute_not_exists(pk)' }
    : {
        ConditionExpression: '#rev = :rev',
        ExpressionAttributeNames: { '#rev': 'rev' },
        ExpressionAttributeValues: { ':rev': revision },
      };
}

const itemOf = ({ key: { pk, sk }, item, ...placement }: PutWrite) => ({
  ...item,
  pk,
  sk,
  ...attributesOf(placement),
});

const attributesOf = ({ index, expiresAt }: Placement) => ({
  ...(index && { gsi1pk: index.pk, gsi1sk: index.sk }),
  ...(expiresAt !== undefined && { expiresAt }),
});

function additionOf(write: AddWrite, guard: Guard) {
  const added = Object.entries({ ...write.amounts, rev: 1 });
  const set = Object.entries({ ...write.set, ...attributesOf(write) });
  const clause = (keyword: string, parts: string[]) =>
    parts.length > 0 ? `${keyword} ${parts.join(', ')}` : '';
  const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = guard as Partial<
    ReturnType<typeof unchanged> & { ExpressionAttributeNames: object; ExpressionAttributeValues: object }
  >;
  return {
    ...(ConditionExpression && { ConditionExpression }),
    UpdateExpression: [
      clause(
        'ADD',
        added.map((_, place) => `#a${place} :a${place}`),
      ),
      clause(
        'SET',
        set.map((_, place) => `#s${place} = :s${place}`),
      ),
    ].join(' '),
    ExpressionAttributeNames: {
      ...ExpressionAttributeNames,
      ...Object.fromEntries(added.map(([name], place) => [`#a${place}`, name])),
      ...Object.fromEntries(set.map(([name], place) => [`#s${place}`, name])),
    },
    ExpressionAttributeValues: {
      ...ExpressionAttributeValues,
      ...Object.fromEntries(added.map(([, amount], place) => [`:a${place}`, amount])),
      ...Object.fromEntries(set.map(([, value], place) => [`:s${place}`, value])),
    },
  };
}
