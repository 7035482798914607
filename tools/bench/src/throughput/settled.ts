import { awsCall } from './aws-call.ts';

/** How many settled records a table holds whose event's id begins so: each event leaves exactly one. */
export async function countSettled(awsUrl: string, table: string, idPrefix: string): Promise<number> {
  let count = 0;
  let start: unknown;
  do {
    const page = (await awsCall(awsUrl, 'DynamoDB_20120810.Scan', {
      TableName: table,
      Select: 'COUNT',
      FilterExpression: 'begins_with(pk, :settled) AND contains(pk, :id)',
      ExpressionAttributeValues: { ':settled': { S: 'SETTLED#' }, ':id': { S: `#${idPrefix}` } },
      ...(start !== undefined && { ExclusiveStartKey: start }),
    })) as { readonly Count: number; readonly LastEvaluatedKey?: unknown };
    count += page.Count;
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return count;
}
