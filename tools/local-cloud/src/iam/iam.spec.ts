import { describe, expect, it } from 'vitest';
import { accessKeyIdFor } from '../lambda/access-key.ts';
import { createLog } from '../log/index.ts';
import { StartupError, type AwsRequest, type AwsResponse, type Resource } from '../ports.ts';
import { createIam } from './iam.ts';

const account = { accountId: '000000000000', region: 'us-east-1', gatewayUrl: '', awsUrl: '' };
const roleArn = 'arn:aws:iam::000000000000:role/studio-role';
const tableArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/content';
const busArn = 'arn:aws:events:us-east-1:000000000000:event-bus/bayon';
const log = createLog({ write: () => undefined });

const aResource = (type: string, properties: object, ref: string, attributes = {}): Resource => ({
  stack: 'studio',
  logicalId: ref,
  type,
  ref,
  attributes,
  properties: properties as Resource['properties'],
});

const table = aResource(
  'AWS::DynamoDB::Table',
  {
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    GlobalSecondaryIndexes: [
      { IndexName: 'gsi1', KeySchema: [{ AttributeName: 'gsi1pk', KeyType: 'HASH' }] },
    ],
  },
  'content',
);
const fn = aResource('AWS::Lambda::Function', { Role: roleArn }, 'studio-processor');
const role = (properties: object): Resource =>
  aResource('AWS::IAM::Role', properties, 'studio-role', { Arn: roleArn });
const inline = (...Statement: object[]): Resource =>
  role({ Policies: [{ PolicyName: 'p', PolicyDocument: { Statement } }] });

const aRequest = (target: string, body: object, accessKeyId = accessKeyIdFor(roleArn)): AwsRequest => ({
  method: 'POST',
  url: '/',
  headers: {
    'x-amz-target': target,
    authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/x/aws4_request`,
  },
  body: Buffer.from(JSON.stringify(body)),
});

const ask = (policy: Resource[], request: AwsRequest): AwsResponse | undefined =>
  createIam({ resources: [table, fn, ...policy], account, log }).authorize(request);

/** The action that a role with these statements lacks for a request. */
function denied(statements: object[], request: AwsRequest): string | undefined {
  const body = ask([inline(...statements)], request)?.body;
  return body === undefined
    ? undefined
    : /to perform: (\S+ on resource: \S+)/.exec(Buffer.from(body).toString())?.[1];
}

const allow = (action: string | string[], resource: string | string[], condition?: object): object => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...(condition && { Condition: condition }),
});
const ddb = (operation: string, body: object): AwsRequest => aRequest(`DynamoDB_20120810.${operation}`, body);
const key = { pk: { S: 'USER#ada' } };

describe('a role', () => {
  it('may do what a statement allows, and nothing else', () => {
    const get = [allow('dynamodb:GetItem', tableArn)];
    expect(denied(get, ddb('GetItem', { TableName: 'content', Key: key }))).toBeUndefined();
    expect(denied(get, ddb('GetItem', { TableName: tableArn, Key: key }))).toBeUndefined();
    expect(denied(get, ddb('PutItem', { TableName: 'content', Item: key }))).toBe(
      `dynamodb:PutItem on resource: ${tableArn}`,
    );
    expect(denied(get, ddb('GetItem', { TableName: 'other' }))).toContain('table/other');
  });

  it('is told so as AWS does', () => {
    const refusal = ask([inline()], ddb('GetItem', { TableName: 'content' }));
    expect(refusal?.status).toBe(400);
    expect(JSON.parse(Buffer.from(refusal?.body ?? '').toString())).toMatchObject({
      __type: 'AccessDeniedException',
      Message: `User: arn:aws:sts::000000000000:assumed-role/studio-role/studio-processor is not authorized to perform: dynamodb:GetItem on resource: ${tableArn} because no identity-based policy allows the dynamodb:GetItem action`,
    });
  });

  it('is held by no one who signs with other credentials', () => {
    expect(
      ask([inline()], aRequest('DynamoDB_20120810.GetItem', { TableName: 'content' }, 'test')),
    ).toBeUndefined();
    expect(
      ask([inline()], { ...ddb('GetItem', {}), headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' } }),
    ).toBeUndefined();
  });

  it('may do what wildcards cover, and not what a denial covers', () => {
    const statements = [
      allow('dynamodb:*', '*'),
      { Effect: 'Deny', Action: 'DynamoDB:Delete*', Resource: `${tableArn}*` },
    ];
    expect(denied(statements, ddb('Scan', { TableName: 'content' }))).toBeUndefined();
    expect(denied(statements, ddb('DeleteItem', { TableName: 'content', Key: key }))).toContain(
      'dynamodb:DeleteItem',
    );
  });

  it('may do all but what NotAction and NotResource name', () => {
    const statements = [{ Effect: 'Allow', NotAction: 'dynamodb:Scan', NotResource: '*/other' }];
    expect(denied(statements, ddb('GetItem', { TableName: 'content' }))).toBeUndefined();
    expect(denied(statements, ddb('Scan', { TableName: 'content' }))).toContain('dynamodb:Scan');
    expect(denied(statements, ddb('GetItem', { TableName: 'other' }))).toContain('table/other');
  });

  it.each([
    ['a policy', 'AWS::IAM::Policy', { Roles: ['studio-role'] }, {}],
    ['a role policy', 'AWS::IAM::RolePolicy', { RoleName: 'studio-role' }, {}],
    ['a managed policy that names it', 'AWS::IAM::ManagedPolicy', { Roles: ['studio-role'] }, {}],
    ['a managed policy that it names', 'AWS::IAM::ManagedPolicy', {}, { ManagedPolicyArns: ['attached'] }],
  ])('has the statements of %s', (_name, type, properties, roleProperties) => {
    const PolicyDocument = { Statement: allow('dynamodb:GetItem', tableArn) };
    const policy = aResource(type, { ...properties, PolicyDocument }, 'attached');
    const request = ddb('GetItem', { TableName: 'content' });
    expect(ask([role(roleProperties), policy], request)).toBeUndefined();
    expect(ask([role(roleProperties)], request)?.status).toBe(400);
  });

  it('with a condition that is not known here is refused at start', () => {
    const policy = inline(allow('*', '*', { DateLessThan: { 'aws:CurrentTime': 'x' } }));
    expect(() => ask([policy], ddb('Scan', {}))).toThrow(StartupError);
    expect(() => ask([policy], ddb('Scan', {}))).toThrow(
      'stack studio: studio-role: the condition operator DateLessThan',
    );
  });
});

describe('DynamoDB', () => {
  it('checks an index by its own resource', () => {
    const request = ddb('Query', { TableName: 'content', IndexName: 'gsi1' });
    expect(denied([allow('dynamodb:Query', tableArn)], request)).toBe(
      `dynamodb:Query on resource: ${tableArn}/index/gsi1`,
    );
    expect(denied([allow('dynamodb:Query', `${tableArn}/index/*`)], request)).toBeUndefined();
  });

  it('checks each item of a transaction as the operation that it stands for', () => {
    const part = { TableName: 'content', Key: key };
    const request = ddb('TransactWriteItems', {
      TransactItems: [
        { Put: { TableName: 'content', Item: key } },
        { Update: part },
        { ConditionCheck: part },
      ],
    });
    const actions = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];
    expect(denied([allow(actions, tableArn)], request)).toBeUndefined();
    expect(denied([allow(actions.slice(0, 2), tableArn)], request)).toContain('dynamodb:ConditionCheckItem');
    expect(denied([allow('dynamodb:TransactWriteItems', tableArn)], request)).toContain('dynamodb:PutItem');
    const read = ddb('TransactGetItems', { TransactItems: [{ Get: part }] });
    expect(denied([allow('dynamodb:GetItem', tableArn)], read)).toBeUndefined();
  });

  it('checks every table of a batch', () => {
    const request = ddb('BatchGetItem', {
      RequestItems: { content: { Keys: [key] }, other: { Keys: [key] } },
    });
    expect(denied([allow('dynamodb:BatchGetItem', tableArn)], request)).toContain('table/other');
  });

  it.each([
    ['a key', ddb('GetItem', { TableName: 'content', Key: key })],
    ['an item', ddb('PutItem', { TableName: 'content', Item: key })],
    ['a batch', ddb('BatchWriteItem', { RequestItems: { content: [{ PutRequest: { Item: key } }] } })],
    [
      'a query',
      ddb('Query', {
        TableName: 'content',
        KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
        ExpressionAttributeNames: { '#p': 'pk' },
        ExpressionAttributeValues: { ':p': { S: 'USER#ada' }, ':s': { S: 'x' } },
      }),
    ],
  ])('takes the leading keys from %s', (_name, request) => {
    const only = (prefix: string): object =>
      allow('dynamodb:*', tableArn, { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [prefix] } });
    expect(denied([only('USER#*')], request)).toBeUndefined();
    expect(denied([only('JOB#*')], request)).toContain('dynamodb:');
  });
});

describe('EventBridge', () => {
  const statement = allow('events:PutEvents', busArn, { StringEquals: { 'events:source': 'bayon.studio' } });
  const put = (...sources: string[]): AwsRequest =>
    aRequest('AWSEvents.PutEvents', { Entries: sources.map((Source) => ({ Source, EventBusName: busArn })) });

  it('checks the source of every entry', () => {
    expect(denied([statement], put('bayon.studio'))).toBeUndefined();
    expect(denied([statement], put('bayon.studio', 'bayon.brand'))).toBe(
      `events:PutEvents on resource: ${busArn}`,
    );
  });

  it('knows a bus by its name too, and the default one', () => {
    const entry = (EventBusName?: string): AwsRequest =>
      aRequest('AWSEvents.PutEvents', { Entries: [{ Source: 'bayon.studio', EventBusName }] });
    expect(denied([statement], entry('bayon'))).toBeUndefined();
    expect(denied([statement], entry())).toContain('event-bus/default');
  });

  it('checks rules and replays by their ARNs', () => {
    expect(denied([], aRequest('AWSEvents.PutRule', { Name: 'r', EventBusName: 'bayon' }))).toContain(
      ':rule/bayon/r',
    );
    expect(denied([], aRequest('AWSEvents.StartReplay', { ReplayName: 'again' }))).toContain(':replay/again');
  });
});

describe('SQS', () => {
  it('checks a batch as the single action, on the queue of the URL', () => {
    const request = aRequest('AmazonSQS.SendMessageBatch', {
      QueueUrl: 'http://127.0.0.1:4566/000000000000/inbox',
    });
    const queueArn = 'arn:aws:sqs:us-east-1:000000000000:inbox';
    expect(denied([allow('sqs:SendMessage', queueArn)], request)).toBeUndefined();
    expect(denied([], request)).toBe(`sqs:SendMessage on resource: ${queueArn}`);
  });
});

describe('archives and replays', () => {
  const archiveArn = 'arn:aws:events:us-east-1:000000000000:archive/all';
  const replayArn = 'arn:aws:events:us-east-1:000000000000:replay/again';

  it.each([
    ['CreateArchive', { ArchiveName: 'all', EventSourceArn: busArn }, [archiveArn, busArn]],
    ['DescribeArchive', { ArchiveName: 'all' }, [archiveArn]],
    ['StartReplay', { ReplayName: 'again', EventSourceArn: archiveArn }, [replayArn, archiveArn]],
    ['CancelReplay', { ReplayName: 'again' }, [replayArn]],
    ['ListReplays', { EventSourceArn: archiveArn }, ['*']],
  ])('%s needs its permission on all of its resources', (operation, input, resources) => {
    const request = aRequest(`AWSEvents.${operation}`, input);
    const statement = allow(`events:${operation}`, resources);
    expect(denied([statement], request)).toBeUndefined();
    for (const missing of resources) {
      const rest = resources.filter((resource) => resource !== missing);
      const statements = rest.map((resource) => allow(`events:${operation}`, resource));
      expect(denied(statements, request)).toBe(`events:${operation} on resource: ${missing}`);
    }
  });
});

describe('Lambda', () => {
  it.each(['brand-api', 'arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Abrand-api'])(
    'checks %s',
    (name) => {
      const { headers } = aRequest('', {});
      const request = {
        method: 'POST',
        url: `/2015-03-31/functions/${name}/invocations`,
        headers: { authorization: headers['authorization'] },
        body: Buffer.from('{}'),
      };
      const arn = 'arn:aws:lambda:us-east-1:000000000000:function:brand-api';
      expect(denied([allow('lambda:InvokeFunction', arn)], request)).toBeUndefined();
      expect(denied([], request)).toBe(`lambda:InvokeFunction on resource: ${arn}`);
    },
  );

  it.each([
    ['functions?MaxItems=2', 'lambda:ListFunctions', '*'],
    ['event-source-mappings/', 'lambda:ListEventSourceMappings', '*'],
    [
      'functions/brand-api/configuration',
      'lambda:GetFunctionConfiguration',
      'arn:aws:lambda:us-east-1:000000000000:function:brand-api',
    ],
    [
      'event-source-mappings/u-1',
      'lambda:GetEventSourceMapping',
      'arn:aws:lambda:us-east-1:000000000000:event-source-mapping:u-1',
    ],
  ])('checks who reads %s', (path, action, resource) => {
    const { headers } = aRequest('', {});
    const request = {
      method: 'GET',
      url: `/2015-03-31/${path}`,
      headers: { authorization: headers['authorization'] },
      body: Buffer.from(''),
    };
    expect(denied([allow(action, resource)], request)).toBeUndefined();
    expect(denied([], request)).toBe(`${action} on resource: ${resource}`);
  });
});

describe('@connections', () => {
  it.each(['/_apigateway/a1/dev/@connections/c1=', '/_apigateway/a1/dev/%40connections/c1%3D'])(
    'checks %s',
    (url) => {
      const { headers } = aRequest('', {});
      const request = {
        method: 'POST',
        url,
        headers: { authorization: headers['authorization'] },
        body: Buffer.from('hi'),
      };
      const arn = 'arn:aws:execute-api:us-east-1:000000000000:a1/dev/POST/@connections/c1=';
      expect(
        denied([allow('execute-api:ManageConnections', arn.replace('c1=', '*'))], request),
      ).toBeUndefined();
      expect(denied([], request)).toBe(`execute-api:ManageConnections on resource: ${arn}`);
      expect(ask([inline()], request)?.status).toBe(403);
    },
  );
});
