import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { nameOf } from '../rule/item.ts';
import type { AddWrite, Placement, PutWrite, Write } from '../rule/write.ts';
import type { Loaded, Revision } from './load.ts';

export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * A decision as the items of one transaction. Every item carries a revision, `rev`, that changes with each write. What
 * was loaded by its key is guarded by it: in the write itself, or in a check of its own where the decision only looked.
 * What a query found is guarded where the decision writes it.
 *
 * @param fresh a revision that no item has had: so an item that was replaced or removed and made again, by whoever
 *   did not look at it, is not taken for the one that was loaded
 */
export function transactionOf(
  table: string,
  writes: readonly Write[],
  { revisions, found }: Pick<Loaded, 'revisions' | 'found'>,
  fresh: number,
): TransactItem[] {
  const written = new Set(writes.map(({ key }) => nameOf(key)));
  if (written.size < writes.length) throw new Error('a decision writes the same item twice');
  const onlyLookedAt = [...revisions].filter(([name]) => !written.has(name));
  return [
    ...writes.map((write) => {
      const name = nameOf(write.key);
      return transactItem(table, write, guardOf(revisions.get(name)?.revision ?? found.get(name)), fresh);
    }),
    ...onlyLookedAt.map(([, { key, revision }]) => ({
      ConditionCheck: {
        TableName: table,
        Key: { pk: key.pk, sk: key.sk },
        ...unchanged(revision),
      },
    })),
  ];
}

function transactItem(table: string, write: Write, guard: Partial<Guard>, fresh: number): TransactItem {
  const { pk, sk } = write.key;
  switch (write.kind) {
    case 'put':
      return { Put: { TableName: table, Item: { ...itemOf(write), rev: fresh }, ...guard } };
    case 'remove':
      return { Delete: { TableName: table, Key: { pk, sk }, ...guard } };
    case 'add':
      return { Update: { TableName: table, Key: { pk, sk }, ...additionOf(write, guard, fresh) } };
  }
}

interface Guard {
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

const guardOf = (revision: Revision | undefined): Partial<Guard> =>
  revision === undefined ? {} : unchanged(revision);

/** The condition that an item is as it was when it was loaded: the same revision, or still not there. */
function unchanged(revision: Revision): Guard {
  if (revision === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' };
  const names = { ExpressionAttributeNames: { '#rev': 'rev' } };
  return revision === 'none'
    ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#rev)', ...names }
    : { ConditionExpression: '#rev = :rev', ...names, ExpressionAttributeValues: { ':rev': revision } };
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

function additionOf(write: AddWrite, guard: Partial<Guard>, fresh: number) {
  const added = Object.entries(write.amounts);
  const set = Object.entries<unknown>({ ...write.set, ...attributesOf(write) }).filter(
    ([, value]) => value !== undefined,
  );
  const sets = set.map((_, place) => `#s${place} = :s${place}`);
  const adds = added.map((_, place) => `#a${place} :a${place}`);
  return {
    ...guard,
    UpdateExpression: [
      `SET ${['#rev = if_not_exists(#rev, :fresh) + :one', ...sets].join(', ')}`,
      ...(adds.length > 0 ? [`ADD ${adds.join(', ')}`] : []),
    ].join(' '),
    ExpressionAttributeNames: {
      '#rev': 'rev',
      ...Object.fromEntries(added.map(([name], place) => [`#a${place}`, name])),
      ...Object.fromEntries(set.map(([name], place) => [`#s${place}`, name])),
    },
    ExpressionAttributeValues: {
      ...guard.ExpressionAttributeValues,
      ':fresh': fresh,
      ':one': 1,
      ...Object.fromEntries(added.map(([, amount], place) => [`:a${place}`, amount])),
      ...Object.fromEntries(set.map(([, value], place) => [`:s${place}`, value])),
    },
  };
}
