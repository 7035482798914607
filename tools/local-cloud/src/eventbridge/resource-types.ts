import type { ResourceIdentity, ResourceTypes } from '../ports.ts';
import { archiveArn, busArn, busNameOf, DEFAULT_BUS, ruleArn } from './arn.ts';

type Named = Pick<ResourceIdentity, 'stack' | 'logicalId' | 'properties'>;

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** CloudFormation makes up a name where there is none; here it is the same at every start. */
const nameOf = ({ stack, logicalId, properties }: Named, property: string) =>
  text(properties[property]) ?? `${stack}-${logicalId}`.slice(0, 64);

export const ruleNameOf = (resource: Named) => nameOf(resource, 'Name');

export const archiveNameOf = (resource: Named) => nameOf(resource, 'ArchiveName').slice(0, 48);

const ruleBusOf = ({ properties }: Named) => busNameOf(text(properties['EventBusName']));

/** The resource types of Amazon EventBridge. */
export const resourceTypes: ResourceTypes = {
  'AWS::Events::EventBus': {
    ref: (resource) => nameOf(resource, 'Name'),
    attributes: (resource) => {
      const name = nameOf(resource, 'Name');
      return { Arn: busArn(resource.account, name), Name: name };
    },
    executed: ['Name', 'Description'],
    awsOnly: ['Policy', 'Tags', 'KmsKeyIdentifier', 'LogConfig'],
  },
  'AWS::Events::Rule': {
    ref: (resource) => {
      const bus = ruleBusOf(resource);
      return bus === DEFAULT_BUS ? ruleNameOf(resource) : `${bus}|${ruleNameOf(resource)}`;
    },
    attributes: (resource) => ({ Arn: ruleArn(resource.account, ruleBusOf(resource), ruleNameOf(resource)) }),
    executed: [
      'Name',
      'Description',
      'EventBusName',
      'EventPattern',
      'ScheduleExpression',
      'State',
      'Targets',
    ],
    awsOnly: ['RoleArn', 'Tags'],
  },
  'AWS::Events::EventBusPolicy': {
    ref: (resource) => nameOf(resource, 'StatementId'),
    attributes: () => ({}),
    executed: [],
    // There is no IAM on this machine: who may publish is decided in AWS alone.
    awsOnly: ['EventBusName', 'StatementId', 'Statement', 'Action', 'Principal', 'Condition'],
  },
  'AWS::Events::Archive': {
    ref: archiveNameOf,
    attributes: (resource) => ({ Arn: archiveArn(resource.account, archiveNameOf(resource)) }),
    executed: ['ArchiveName', 'Description', 'EventPattern', 'RetentionDays', 'SourceArn'],
    awsOnly: ['KmsKeyIdentifier'],
  },
};
