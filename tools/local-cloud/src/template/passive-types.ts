import { createHash } from 'node:crypto';
import type { ResourceIdentity, ResourceType, ResourceTypes } from '../ports.ts';

/**
 * Resource types without an effect on one machine: others may refer to them, nothing runs them, and the start
 * names them as not executed.
 */
export const passiveTypes: ResourceTypes = {
  'AWS::KMS::Key': passive(
    (key) => physicalId(key).replace(/^.*-(.{8})(.{4})$/, '$1-0000-4000-8000-$1$2'),
    (key, id) => ({ KeyId: id, Arn: arn(key, 'kms', `key/${id}`) }),
  ),
  'AWS::KMS::Alias': passive(
    (alias) => named(alias, 'AliasName'),
    () => ({}),
  ),
  'AWS::CloudWatch::Alarm': passive(
    (alarm) => named(alarm, 'AlarmName'),
    (alarm, id) => ({ Arn: arn(alarm, 'cloudwatch', `alarm:${id}`) }),
  ),
  'AWS::CloudWatch::CompositeAlarm': passive(
    (alarm) => named(alarm, 'AlarmName'),
    (alarm, id) => ({ Arn: arn(alarm, 'cloudwatch', `alarm:${id}`) }),
  ),
  'AWS::CloudWatch::Dashboard': passive(
    (dashboard) => named(dashboard, 'DashboardName'),
    () => ({}),
  ),
  'AWS::Logs::LogGroup': passive(
    (group) => named(group, 'LogGroupName'),
    (group, id) => ({ Arn: arn(group, 'logs', `log-group:${id}:*`) }),
  ),
  'AWS::KinesisFirehose::DeliveryStream': passive(
    (stream) => named(stream, 'DeliveryStreamName'),
    (stream, id) => ({ Arn: arn(stream, 'firehose', `deliverystream/${id}`) }),
  ),
  'AWS::SNS::Topic': passive(
    (topic) => arn(topic, 'sns', named(topic, 'TopicName')),
    (topic, id) => ({ TopicArn: id, TopicName: named(topic, 'TopicName') }),
  ),
};

/** A type that nobody here knows: it gets an identity by the usual pattern, so that references to it resolve. */
export function unknownType(typeName: string): ResourceType {
  const service = typeName.split('::')[1]?.toLowerCase() ?? 'unknown';
  return passive(physicalId, (resource, id) => ({ Arn: arn(resource, service, id), Id: id, Name: id }));
}

/** The name CloudFormation would make up, but the same at every start: `studio-Table-1a2b3c4d5e6f`. */
function physicalId({ stack, logicalId }: ResourceIdentity): string {
  const suffix = createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').slice(0, 12);
  return `${stack}-${logicalId}-${suffix}`;
}

function passive(
  ref: (resource: ResourceIdentity) => string,
  attributes: (resource: ResourceIdentity, ref: string) => Record<string, string>,
): ResourceType {
  return { ref, attributes: (resource) => attributes(resource, ref(resource)), executed: [] };
}

function named(resource: ResourceIdentity, property: string): string {
  const name = resource.properties[property];
  return typeof name === 'string' ? name : physicalId(resource);
}

const arn = ({ account }: ResourceIdentity, service: string, resource: string): string =>
  `arn:aws:${service}:${account.region}:${account.accountId}:${resource}`;
