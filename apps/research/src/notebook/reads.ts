import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { AnalyticsDay } from './analytics.ts';
import type { Job } from './job.ts';
import {
  analyticsRange,
  duePartition,
  keys,
  knowledgePrefix,
  type ListName,
  listPartition,
  sharingPrefix,
  userPartition,
} from './keys.ts';
import { type Knowledge, maxCharacters, maxPieces } from './knowledge.ts';
import type { Query } from './query.ts';
import type { Report } from './report.ts';
import type { Delivery, DueSharing } from './sharing.ts';
import { type Page, type PageRequest, tableReads } from './table.ts';

/** What is read of research's table outside of rules. Every read is of one partition. */
export type Notebook = ReturnType<typeof createNotebook>;

/** What a list shows of each item. */
export type KnowledgeSummary = Omit<Knowledge, 'text'>;
export type QuerySummary = Pick<Query, 'queryId' | 'query' | 'createdAt' | 'jobId'> & {
  readonly answer?: { readonly from: { readonly at: string } };
};
export type ReportSummary = Pick<Report, 'reportId' | 'reportType' | 'createdAt' | 'jobId' | 'queryIds'> & {
  readonly made?: { readonly title: string; readonly from: { readonly at: string } };
};

const summaries: Readonly<Record<ListName, readonly string[]>> = {
  QUERIES: ['queryId', 'query', 'createdAt', 'jobId', 'answer.from'],
  REPORTS: ['reportId', 'reportType', 'createdAt', 'jobId', 'queryIds', 'made.title', 'made.from'],
  KNOWLEDGE: ['knowledgeId', 'title', 'tags', 'from'],
};

/** `query` and `from` are reserved words in expressions. */
const projection = (paths: readonly string[]) => ({
  ProjectionExpression: paths.map((path) => `#${path.replaceAll('.', '.#')}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(
    [...new Set(paths.flatMap((path) => path.split('.')))].map((name) => [`#${name}`, name]),
  ),
});

const prefixed = (pk: string, prefix: string) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
  ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
});

export function createNotebook(options: { client: DynamoDBDocumentClient; table: string }) {
  const { getItem, getItems, queryPage, queryAll } = tableReads(options);

  /** One of a user's lists, newest first. */
  const list =
    <Summary>(name: ListName) =>
    (userId: string, { limit, cursor }: PageRequest): Promise<Page<Summary>> => {
      const pk = listPartition(name, userId);
      const input: Omit<QueryCommandInput, 'TableName'> = {
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
        ...projection(summaries[name]),
        ScanIndexForward: false,
        Limit: limit,
      };
      return queryPage(input, cursor, (key) => key['gsi1pk'] === pk && key['pk'] === userPartition(userId));
    };

  return {
    query: (userId: string, queryId: string) => getItem(keys.query(userId, queryId)),
    queriesById: (userId: string, ids: readonly string[]): Promise<Query[]> =>
      getItems(ids.map((id) => keys.query(userId, id))),
    queries: list<QuerySummary>('QUERIES'),
    report: (userId: string, reportId: string) => getItem(keys.report(userId, reportId)),
    reports: list<ReportSummary>('REPORTS'),
    job: (userId: string, jobId: string) => getItem(keys.job(userId, jobId)),
    jobsById: (userId: string, ids: readonly string[]): Promise<Job[]> =>
      getItems([...new Set(ids)].map((id) => keys.job(userId, id))),
    knowledge: (userId: string, knowledgeId: string) => getItem(keys.knowledge(userId, knowledgeId)),
    knowledgeById: (userId: string, ids: readonly string[]): Promise<Knowledge[]> =>
      getItems(ids.map((id) => keys.knowledge(userId, id))),
    knowledgeList: list<KnowledgeSummary>('KNOWLEDGE'),
    shelf: (userId: string) => getItem(keys.shelf(userId)),
    access: (userId: string) => getItem(keys.access(userId)),
    usage: (userId: string, month: string) => getItem(keys.usage(userId, month)),

    /**
     * A user's whole knowledge base, strongly consistent. Commands under way may take it above what it should hold;
     * what is far above that is left unread.
     */
    allKnowledge: (userId: string): Promise<Knowledge[]> =>
      queryAll<Knowledge>(
        {
          ...prefixed(userPartition(userId), knowledgePrefix),
          ...projection(['knowledgeId', 'title', 'text', 'tags', 'from']),
          ConsistentRead: true,
        },
        (items) =>
          items.length > 1.5 * maxPieces ||
          items.reduce((sum, { text }) => sum + text.length, 0) > 1.5 * maxCharacters,
      ),

    /** What is due and delivered of a report; a report is shared on some 20 channels. */
    sharing: async (userId: string, reportId: string): Promise<readonly (DueSharing | Delivery)[]> => {
      const input = prefixed(userPartition(userId), sharingPrefix(reportId));
      return (await queryPage<DueSharing | Delivery>({ ...input, Limit: 100 }, undefined, () => true)).items;
    },

    /** A user's counters from one day to another, both included, in their order. */
    analytics: (userId: string, from: string, to: string): Promise<AnalyticsDay[]> => {
      const range = analyticsRange(userId, from, to);
      return queryAll<AnalyticsDay>({
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': range.pk, ':from': range.from, ':to': range.to },
      });
    },

    /** What was due in one shard by a time, earliest first. */
    due: (shard: number, now: string, cursor?: string): Promise<Page<DueSharing>> =>
      queryPage(
        {
          IndexName: 'gsi1',
          KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk <= :now',
          // `~` sorts behind the `#` that follows the time: what is due this very moment is in.
          ExpressionAttributeValues: { ':pk': duePartition(shard), ':now': `${now}~` },
          Limit: 100,
        },
        cursor,
        () => true,
      ),
  };
}
