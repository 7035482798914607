import { everySource } from '@bayon/event-contracts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { routes } from '../src/api/routes.ts';
import { everyEvent } from '../src/subscriptions.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
interface Resource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}
interface FunctionOf {
  readonly role: string;
  readonly timeout: number;
  readonly events: readonly Readonly<Record<string, unknown>>[];
}

/** What would be deployed to a stage. */
async function templateOf(stage: string) {
  vi.resetModules();
  vi.stubEnv('STAGE', stage);
  const { default: configuration } = await import('../serverless.ts');
  const resources = configuration.resources?.Resources as unknown as Record<string, Resource>;
  const ofType = (type: string) => Object.entries(resources).filter(([, one]) => one.Type === type);
  const statementsOf = (role: string) =>
    (resources[role]!.Properties['Policies'] as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
      ({ PolicyDocument: { Statement: all } }) => all,
    );
  return {
    functions: configuration.functions as unknown as Record<string, FunctionOf>,
    resources,
    ofType,
    statementsOf,
    propertiesOf: (name: string) => resources[name]!.Properties,
  };
}
afterEach(() => vi.unstubAllEnvs());

const arnOf = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const actionsOf = (statements: readonly Statement[]) => statements.flatMap(({ Action: action }) => action);

describe('on the bus', () => {
  it('one rule brings every event to the inbox, and one to the export; a replay to neither', async () => {
    const { ofType } = await templateOf('production');
    const rules = ofType('AWS::Events::Rule').map(([, { Properties: properties }]) => properties);
    expect(rules.map(({ EventPattern: pattern }) => pattern)).toEqual([everyEvent, everyEvent]);
    expect(rules.map(({ Targets: targets }) => targets)).toMatchObject([
      [{ Arn: arnOf('InboxQueue'), DeadLetterConfig: { Arn: arnOf('InboxDeadLetterQueue') } }],
      [{ Arn: arnOf('ExportStream'), DeadLetterConfig: { Arn: arnOf('ExportDeadLetterQueue') } }],
    ]);
    expect(everyEvent['replay-name']).toEqual([{ exists: false }]);
    const [{ prefix }] = everyEvent.source;
    expect(everySource.filter((source) => !source.startsWith(prefix))).toEqual([]);
  });
});

describe('nothing changes, nothing goes', () => {
  it('lets the processor put items and do nothing else to the table, and the API read', async () => {
    const { statementsOf } = await templateOf('production');
    const ofTable = (role: string) =>
      actionsOf(statementsOf(role)).filter((action) => /^(dynamodb|s3|firehose|events):/.test(action));
    expect(ofTable('ProcessorRole')).toEqual(['dynamodb:PutItem']);
    expect(ofTable('ApiRole')).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query']);
  });

  it('denies everybody in the account to change or remove an item', async () => {
    const { ResourcePolicy: policy } = (await templateOf('production')).propertiesOf('Table');
    const { PolicyDocument: document } = policy as { PolicyDocument: { Statement: Statement[] } };
    expect(document.Statement).toMatchObject([{ Effect: 'Deny', Principal: '*' }]);
    const denied = actionsOf(document.Statement);
    for (const action of ['UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQLUpdate', 'PartiQLDelete'])
      expect(denied).toContain(`dynamodb:${action}`);
  });

  it('has a table without a time to live, which outlives its stack in production and can be restored', async () => {
    const { resources, propertiesOf } = await templateOf('production');
    expect(propertiesOf('Table')).not.toHaveProperty('TimeToLiveSpecification');
    expect(propertiesOf('Table')).toMatchObject({
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
    });
    expect(resources['Table']?.DeletionPolicy).toBe('Retain');
    expect((await templateOf('development')).propertiesOf('Table')).toMatchObject({
      DeletionProtectionEnabled: false,
    });
  });

  it('locks what is exported in production for a year, where nobody can delete it', async () => {
    const { resources, propertiesOf } = await templateOf('production');
    expect(resources['ExportBucket']?.DeletionPolicy).toBe('Retain');
    expect(propertiesOf('ExportBucket')).toMatchObject({
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 365 } } },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  it('takes what is exported elsewhere away with its stage', async () => {
    const { resources, propertiesOf } = await templateOf('development');
    expect(resources['ExportBucket']?.DeletionPolicy).toBe('Delete');
    expect(propertiesOf('ExportBucket')).not.toHaveProperty('ObjectLockEnabled');
  });
});

describe('the export', () => {
  it('is a line for each event, by day, encrypted by the platform’s key', async () => {
    const { propertiesOf } = await templateOf('production');
    const key = { 'Fn::ImportValue': 'bayon-platform-production-KeyArn' };
    expect(propertiesOf('ExportStream')).toMatchObject({
      DeliveryStreamEncryptionConfigurationInput: { KeyType: 'CUSTOMER_MANAGED_CMK', KeyARN: key },
      ExtendedS3DestinationConfiguration: {
        BucketARN: arnOf('ExportBucket'),
        Prefix: 'events/!{timestamp:yyyy}/!{timestamp:MM}/!{timestamp:dd}/',
        ErrorOutputPrefix: expect.stringContaining('!{firehose:error-output-type}') as string,
        ProcessingConfiguration: { Enabled: true, Processors: [{ Type: 'AppendDelimiterToRecord' }] },
      },
    });
    expect(propertiesOf('ExportBucket')).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
        ],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(propertiesOf('ExportBucketPolicy')).toMatchObject({
      PolicyDocument: {
        Statement: [{ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }],
      },
    });
  });

  it('lets EventBridge put into the stream, Firehose into the bucket, and neither delete', async () => {
    const { statementsOf } = await templateOf('production');
    expect(actionsOf(statementsOf('ExportRuleRole'))).toEqual([
      'firehose:PutRecord',
      'firehose:PutRecordBatch',
    ]);
    const stream = actionsOf(statementsOf('ExportStreamRole'));
    expect(stream).toContain('s3:PutObject');
    expect(stream.filter((action) => /Delete|Bypass|\*/.test(action))).toEqual([]);
  });
});

it('serves each route of the table to users with a token only, and its description to anybody', async () => {
  const { functions } = await templateOf('production');
  expect(functions['api']?.events.map(({ httpApi }) => httpApi)).toEqual([
    ...Object.values(routes).map(({ method, path }) => ({ method, path, authorizer: { name: 'users' } })),
    { method: 'GET', path: '/audit/openapi.json' },
  ]);
});

it('waits six times as long as the processor may take, and asks for the failed messages only', async () => {
  const { functions, propertiesOf } = await templateOf('production');
  const { timeout, events } = functions['processor']!;
  expect(propertiesOf('InboxQueue')['VisibilityTimeout']).toBe(6 * timeout);
  expect(events).toMatchObject([
    { sqs: { arn: arnOf('InboxQueue'), functionResponseType: 'ReportBatchItemFailures' } },
  ]);
});

it('wakes somebody for dead letters, what does not drain or arrive, errors and throttles', async () => {
  const { ofType } = await templateOf('production');
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([name]) => name);
  expect(alarms.sort()).toEqual([
    'ApiErrorsAlarm',
    'ApiThrottlesAlarm',
    'EventIdTakenAlarm',
    'ExportDeadLettersAlarm',
    'ExportFreshnessAlarm',
    'InboxAgeAlarm',
    'InboxDeadLettersAlarm',
    'ProcessorErrorsAlarm',
    'ProcessorThrottlesAlarm',
  ]);
});
