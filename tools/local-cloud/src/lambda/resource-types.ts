import { createHash } from 'node:crypto';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

type Named = Pick<ResourceIdentity, 'stack' | 'logicalId' | 'properties'>;

/** CloudFormation would add random characters to a generated name, which no restart could repeat. */
export function functionNameOf({ stack, logicalId, properties }: Named): string {
  return typeof properties['FunctionName'] === 'string'
    ? properties['FunctionName']
    : `${stack}-${logicalId}`;
}

const functionArn = ({ account }: ResourceIdentity, name: string): string =>
  `arn:aws:lambda:${account.region}:${account.accountId}:function:${name}`;

const physicalId = ({ stack, logicalId }: Named): string => `${stack}-${logicalId}`;

/** A UUID that is the same at every start. */
function uuidOf(resource: Named): string {
  const digest = createHash('sha256').update(physicalId(resource)).digest('hex');
  return digest.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The one version that the local cloud runs: what is packaged now. */
const versionArn = (version: ResourceIdentity): string =>
  `${functionArn(version, functionNameOf(version))}:1`;

/** What this folder tells the template resolver. */
export const resourceTypes: ResourceTypes = {
  'AWS::Lambda::Function': {
    ref: functionNameOf,
    attributes: (fn) => ({ Arn: functionArn(fn, functionNameOf(fn)) }),
    executed: [
      'FunctionName',
      'Handler',
      'Runtime',
      'Code',
      'Role',
      'Environment',
      'MemorySize',
      'Timeout',
      'ReservedConcurrentExecutions',
    ],
    awsOnly: [
      'Architectures',
      'Description',
      'EphemeralStorage',
      'KmsKeyArn',
      'LoggingConfig',
      'PackageType',
      'Tags',
      'TracingConfig',
    ],
  },
  'AWS::Lambda::Version': {
    ref: versionArn,
    attributes: (version) => ({ Version: '1', FunctionArn: versionArn(version) }),
    executed: ['FunctionName'],
    awsOnly: ['CodeSha256', 'Description'],
  },
  'AWS::Lambda::Permission': {
    ref: physicalId,
    attributes: (permission) => ({ Id: physicalId(permission) }),
    executed: [],
    awsOnly: [
      'Action',
      'EventSourceToken',
      'FunctionName',
      'FunctionUrlAuthType',
      'Principal',
      'PrincipalOrgID',
      'SourceAccount',
      'SourceArn',
    ],
  },
  'AWS::Lambda::EventSourceMapping': {
    ref: uuidOf,
    attributes: (mapping) => ({
      Id: uuidOf(mapping),
      EventSourceMappingArn: `arn:aws:lambda:${mapping.account.region}:${mapping.account.accountId}:event-source-mapping:${uuidOf(mapping)}`,
    }),
    executed: [
      'BatchSize',
      'Enabled',
      'EventSourceArn',
      'FunctionName',
      'FunctionResponseTypes',
      'MaximumBatchingWindowInSeconds',
      'ScalingConfig',
    ],
    awsOnly: ['KmsKeyArn', 'MetricsConfig', 'Tags'],
  },
  'AWS::Lambda::EventInvokeConfig': {
    ref: physicalId,
    attributes: () => ({}),
    executed: ['FunctionName', 'Qualifier', 'MaximumRetryAttempts', 'MaximumEventAgeInSeconds'],
  },
  'AWS::Logs::LogGroup': {
    ref: (group) => logGroupName(group),
    attributes: (group) => ({
      Arn: `arn:aws:logs:${group.account.region}:${group.account.accountId}:log-group:${logGroupName(group)}:*`,
    }),
    executed: ['LogGroupName'],
    awsOnly: [
      'DataProtectionPolicy',
      'FieldIndexPolicies',
      'KmsKeyId',
      'LogGroupClass',
      'ResourcePolicyDocument',
      'RetentionInDays',
      'Tags',
    ],
  },
};

function logGroupName(group: Named): string {
  return typeof group.properties['LogGroupName'] === 'string'
    ? group.properties['LogGroupName']
    : physicalId(group);
}
