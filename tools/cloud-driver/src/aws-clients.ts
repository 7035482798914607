import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';

/** The AWS SDK at a local cloud, with a developer's credentials: every action is allowed. */
export interface AwsClients {
  readonly events: EventBridgeClient;
  readonly sqs: SQSClient;
  readonly dynamoDb: DynamoDBClient;
  readonly connections: ApiGatewayManagementApiClient;
  /** Invokes a function by Lambda's REST API and returns what it answered. @throws Error where it failed */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  destroy(): void;
}

/** @param awsUrl the address of all AWS protocols */
export function createAwsClients(awsUrl: string): AwsClients {
  const options = {
    endpoint: awsUrl,
    region: 'us-east-1',
    credentials: { accessKeyId: 'developer', secretAccessKey: 'developer' },
  };
  const events = new EventBridgeClient(options);
  const sqs = new SQSClient(options);
  const dynamoDb = new DynamoDBClient(options);
  const connections = new ApiGatewayManagementApiClient(options);
  return {
    events,
    sqs,
    dynamoDb,
    connections,
    async invoke(functionName, event) {
      const url = `${awsUrl}/2015-03-31/functions/${functionName}/invocations`;
      const answer = await fetch(url, { method: 'POST', body: JSON.stringify(event) });
      const text = await answer.text();
      if (!answer.ok || answer.headers.has('x-amz-function-error'))
        throw new Error(`${functionName} answered ${answer.status}: ${text}`);
      return JSON.parse(text) as unknown;
    },
    destroy: () => [events, sqs, dynamoDb, connections].forEach((client) => client.destroy()),
  };
}
