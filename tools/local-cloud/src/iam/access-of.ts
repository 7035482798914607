import type { AwsRequest, LocalAccount, Resource } from '../ports.ts';
import { isForS3 } from '../s3/is-for-s3.ts';
import type { Access } from './access.ts';
import { dynamoDbAccess } from './dynamodb-access.ts';
import { eventsAccess } from './events-access.ts';
import { s3Access } from './s3-access.ts';
import { sqsAccess } from './sqs-access.ts';

/** `/_apigateway/<api>/<stage>/@connections/<id>`, as the API's own endpoint is spelled here. */
const CONNECTIONS = /^\/_apigateway\/([^/]+)\/([^/]+)\/(?:@|%40)connections\/([^/?]+)/i;

/** `/2015-03-31/functions/<name or ARN>/invocations` */
const INVOKE = /^\/2015-03-31\/functions\/([^/]+)\/invocations/;

/** `/2015-03-31/functions/<name or ARN>/configuration`, `/2015-03-31/event-source-mappings/<UUID>`, or a list of either */
const READ = /^\/2015-03-31\/(functions|event-source-mappings)(?:\/([^/?]+)(?:\/configuration)?)?\/?(?:\?|$)/;

/** What is read of functions and event sources. */
function lambdaRead(kind: string, id: string | undefined, account: LocalAccount): Access {
  if (id === undefined)
    return {
      action: kind === 'functions' ? 'lambda:ListFunctions' : 'lambda:ListEventSourceMappings',
      resource: '*',
    };
  if (kind === 'functions')
    return { action: 'lambda:GetFunctionConfiguration', resource: functionArn(id, account) };
  const { region, accountId } = account;
  const resource = `arn:aws:lambda:${region}:${accountId}:event-source-mapping:${id}`;
  return { action: 'lambda:GetEventSourceMapping', resource };
}

function functionArn(encoded: string, { region, accountId }: LocalAccount): string {
  const name = encoded.replace(/%3a/gi, ':');
  return name.startsWith('arn:') ? name : `arn:aws:lambda:${region}:${accountId}:function:${name}`;
}

/** What a request wants to do, by its service's rules; nothing for what is no request of a service known here. */
export function accessOf(
  resources: readonly Resource[],
  account: LocalAccount,
): (request: AwsRequest) => Access[] {
  const byTarget: Readonly<Record<string, (operation: string, input: object) => Access[]>> = {
    DynamoDB_20120810: dynamoDbAccess(resources, account),
    DynamoDBStreams_20120810: dynamoDbAccess(resources, account),
    AWSEvents: eventsAccess(account),
    AmazonSQS: sqsAccess(account),
  };
  return (request) => {
    const { method, url, headers, body } = request;
    if (isForS3(request)) return s3Access(request);
    const target = headers['x-amz-target'];
    if (typeof target === 'string') {
      const [service = '', operation = ''] = target.split('.');
      return byTarget[service]?.(operation, parse(body)) ?? [];
    }
    const [, functionName] = INVOKE.exec(url) ?? [];
    if (functionName !== undefined)
      return [{ action: 'lambda:InvokeFunction', resource: functionArn(functionName, account) }];
    const [, kind, name] = READ.exec(url) ?? [];
    if (method === 'GET' && kind !== undefined) return [lambdaRead(kind, name, account)];
    const [, api, stage, connection] = CONNECTIONS.exec(url) ?? [];
    if (api === undefined || stage === undefined || connection === undefined) return [];
    // Ids end in `=`, which SDKs encode.
    const id = connection.replace(/%3d/gi, '=');
    const arn = `arn:aws:execute-api:${account.region}:${account.accountId}`;
    return [
      {
        action: 'execute-api:ManageConnections',
        resource: `${arn}:${api}/${stage}/${method}/@connections/${id}`,
      },
    ];
  };
}

function parse(body: Uint8Array): object {
  try {
    const input: unknown = JSON.parse(Buffer.from(body).toString());
    return typeof input === 'object' && input !== null ? input : {};
  } catch {
    // The service itself answers what is no JSON.
    return {};
  }
}
