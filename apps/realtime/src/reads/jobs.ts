import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type Job, jobIndexPartition, jobKey } from '../items.ts';
import { type ProgressFrame, progressOf, type Untyped } from '../rules/frame.ts';
import { cursorOf, type JobPlace } from './cursor.ts';

export interface JobsPage {
  readonly jobs: readonly Untyped<ProgressFrame>[];
  /** Where the next page begins. Absent on the last. */
  readonly nextCursor?: string;
}

/** The latest jobs of a user, newest first. By an index, hence a moment behind the frames. */
export function createJobs({
  client,
  table,
}: {
  readonly client: DynamoDBDocumentClient;
  readonly table: string;
}) {
  return async (userId: string, limit: number, after?: JobPlace): Promise<JobsPage> => {
    const partition = jobIndexPartition(userId);
    const page = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :partition',
        ExpressionAttributeValues: { ':partition': partition },
        ScanIndexForward: false,
        // One more than asked for tells whether there is a next page.
        Limit: limit + 1,
        ...(after && {
          ExclusiveStartKey: {
            ...jobKey(userId, after.jobId),
            gsi1pk: partition,
            gsi1sk: `${after.updatedAt}#${after.jobId}`,
          },
        }),
      }),
    );
    const found = (page.Items ?? []) as Job[];
    const jobs = found.slice(0, limit);
    const last = jobs.at(-1);
    return {
      jobs: jobs.map(progressOf),
      ...(last && found.length > limit && { nextCursor: cursorOf(last) }),
    };
  };
}
