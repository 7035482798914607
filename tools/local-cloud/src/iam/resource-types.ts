import { createHash } from 'node:crypto';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

const digest = ({ stack, logicalId }: ResourceIdentity): string =>
  createHash('sha256').update(`${stack}/${logicalId}`).digest('hex').toUpperCase();

/** The given name, else one like CloudFormation's, but the same at every start. */
function nameOf(resource: ResourceIdentity, property: string): string {
  const given = resource.properties[property];
  return typeof given === 'string'
    ? given
    : `${resource.stack}-${resource.logicalId}-${digest(resource).slice(0, 12)}`;
}

function arnOf(resource: ResourceIdentity, kind: string, property: string): string {
  const path = typeof resource.properties['Path'] === 'string' ? resource.properties['Path'] : '/';
  return `arn:aws:iam::${resource.account.accountId}:${kind}${path}${nameOf(resource, property)}`;
}

export const resourceTypes: ResourceTypes = {
  'AWS::IAM::Role': {
    ref: (role) => nameOf(role, 'RoleName'),
    attributes: (role) => ({
      Arn: arnOf(role, 'role', 'RoleName'),
      RoleId: `AROA${digest(role).slice(0, 17)}`,
    }),
    executed: ['RoleName', 'Path', 'Policies', 'ManagedPolicyArns'],
    awsOnly: ['AssumeRolePolicyDocument', 'Description', 'MaxSessionDuration', 'Tags'],
  },
  'AWS::IAM::Policy': {
    ref: (policy) => nameOf(policy, 'PolicyName'),
    attributes: (policy) => ({ Id: nameOf(policy, 'PolicyName') }),
    executed: ['PolicyName', 'PolicyDocument', 'Roles'],
  },
  'AWS::IAM::RolePolicy': {
    ref: (policy) => nameOf(policy, 'PolicyName'),
    attributes: () => ({}),
    executed: ['PolicyName', 'PolicyDocument', 'RoleName'],
  },
  'AWS::IAM::ManagedPolicy': {
    ref: (policy) => arnOf(policy, 'policy', 'ManagedPolicyName'),
    attributes: (policy) => ({ PolicyArn: arnOf(policy, 'policy', 'ManagedPolicyName') }),
    executed: ['ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles'],
    awsOnly: ['Description'],
  },
};
