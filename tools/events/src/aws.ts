import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { rememberingLogger } from './failed-call.ts';

/** The clients of a stage, each made when it is first used. */
export interface Aws {
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  readonly dynamoDb: DynamoDBClient;
  readonly documents: DynamoDBDocumentClient;
  readonly lambda: LambdaClient;
  readonly cloudWatch: CloudWatchClient;
  /** Where it is all reached, for messages: `http://localhost:4566`, or `AWS`. */
  readonly where: string;
  /** Closes the connections: the process could not end else. */
  destroy(): void;
}

/** Where `npm start` serves AWS's protocols. */
const localEndpoint = 'http://localhost:4566';

/**
 * The local stage is at the local cloud, where any keys do; every other stage where the SDK's own chain finds endpoint,
 * region and credentials.
 */
export function createAws(stage: string, environment: Readonly<Record<string, string | undefined>>): Aws {
  const local = {
    endpoint: environment['AWS_ENDPOINT_URL'] || localEndpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'operator' },
  };
  const options = {
    ...(stage === 'local' && local),
    maxAttempts: 4,
    logger: rememberingLogger,
    // A long poll of SQS takes 20 s; beyond that nobody answers.
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  };
  const made = new Set<{ destroy(): void }>();
  const lazily = <Client extends { destroy(): void }>(make: () => Client) => {
    let client: Client | undefined;
    return () => {
      made.add((client ??= make()));
      return client;
    };
  };
  const events = lazily(() => new EventBridgeClient(options));
  const sqs = lazily(() => new SQSClient(options));
  const dynamoDb = lazily(() => new DynamoDBClient(options));
  const lambda = lazily(() => new LambdaClient(options));
  const cloudWatch = lazily(() => new CloudWatchClient(options));
  return {
    get events() {
      return events();
    },
    get sqs() {
      return sqs();
    },
    get dynamoDb() {
      return dynamoDb();
    },
    get documents() {
      return DynamoDBDocumentClient.from(dynamoDb(), { marshallOptions: { removeUndefinedValues: true } });
    },
    get lambda() {
      return lambda();
    },
    get cloudWatch() {
      return cloudWatch();
    },
    where: stage === 'local' ? local.endpoint : 'AWS',
    destroy: () => made.forEach((client) => client.destroy()),
  };
}
