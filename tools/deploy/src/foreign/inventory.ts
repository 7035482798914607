import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CognitoIdentityProviderClient,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient, ListEventBusesCommand, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { LambdaClient, ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';

const options = { region: 'us-east-1' };

/** What each service lists first; nothing else is on that cloud than what was just deployed: `queue https://…`, `table bayon-studio-foreign`. */
export async function inventory(): Promise<ReadonlySet<string>> {
  const named = (kind: string, names: readonly (string | undefined)[] = []) =>
    names.map((name) => `${kind} ${name ?? ''}`);
  const events = new EventBridgeClient(options);
  const lambda = new LambdaClient(options);
  const lists = await Promise.all([
    new CloudFormationClient(options)
      .send(new ListStacksCommand({}))
      .then(({ StackSummaries = [] }) =>
        StackSummaries.filter((one) => one.StackStatus !== 'DELETE_COMPLETE'),
      )
      .then((stacks) =>
        named(
          'stack',
          stacks.map(({ StackName }) => StackName),
        ),
      ),
    new SQSClient(options).send(new ListQueuesCommand({})).then(({ QueueUrls }) => named('queue', QueueUrls)),
    new DynamoDBClient(options)
      .send(new ListTablesCommand({}))
      .then(({ TableNames }) => named('table', TableNames)),
    new S3Client({ ...options, forcePathStyle: true }).send(new ListBucketsCommand({})).then(({ Buckets }) =>
      named(
        'bucket',
        Buckets?.map(({ Name }) => Name),
      ),
    ),
    new ApiGatewayV2Client(options).send(new GetApisCommand({})).then(({ Items }) =>
      named(
        'API',
        Items?.map(({ Name }) => Name),
      ),
    ),
    new IAMClient(options).send(new ListRolesCommand({})).then(({ Roles }) =>
      named(
        'role',
        Roles?.map(({ RoleName }) => RoleName),
      ),
    ),
    new CognitoIdentityProviderClient(options)
      .send(new ListUserPoolsCommand({ MaxResults: 60 }))
      .then(({ UserPools }) =>
        named(
          'user pool',
          UserPools?.map(({ Name }) => Name),
        ),
      ),
    new CloudWatchLogsClient(options).send(new DescribeLogGroupsCommand({})).then(({ logGroups }) =>
      named(
        'log group',
        logGroups?.map(({ logGroupName }) => logGroupName),
      ),
    ),
    new CloudWatchClient(options).send(new DescribeAlarmsCommand({})).then(({ MetricAlarms }) =>
      named(
        'alarm',
        MetricAlarms?.map(({ AlarmName }) => AlarmName),
      ),
    ),
    events.send(new ListEventBusesCommand({})).then(({ EventBuses }) =>
      named(
        'bus',
        EventBuses?.map(({ Name }) => Name),
      ),
    ),
    events.send(new ListRulesCommand({})).then(({ Rules }) =>
      named(
        'rule',
        Rules?.map(({ Name }) => Name),
      ),
    ),
    lambda.send(new ListFunctionsCommand({})).then(({ Functions }) =>
      named(
        'function',
        Functions?.map(({ FunctionName }) => FunctionName),
      ),
    ),
    lambda.send(new ListEventSourceMappingsCommand({})).then((one) =>
      named(
        'event source',
        one.EventSourceMappings?.map(({ EventSourceArn }) => EventSourceArn),
      ),
    ),
  ]);
  return new Set(lists.flat());
}
