import { stableId } from '../apigateway/index.ts';
import type { ResourceIdentity, ResourceTypes } from '../ports.ts';

const idOf = ({ stack, logicalId }: ResourceIdentity): string =>
  `E${stableId(13, stack, logicalId).toUpperCase()}`;

const functionArn = (resource: ResourceIdentity): string =>
  `arn:aws:cloudfront::${resource.account.accountId}:function/${String(resource.properties['Name'])}`;

/** What this folder tells the template resolver. */
export const resourceTypes: ResourceTypes = {
  'AWS::CloudFront::Distribution': {
    ref: idOf,
    attributes: (distribution) => ({
      Id: idOf(distribution),
      DomainName: new URL(distribution.account.gatewayUrl).host,
    }),
    executed: ['DistributionConfig'],
    awsOnly: ['Tags'],
  },
  'AWS::CloudFront::OriginAccessControl': {
    ref: idOf,
    attributes: (control) => ({ Id: idOf(control) }),
    executed: [],
    // What it signs for is looked up in the policy of the bucket.
    awsOnly: ['OriginAccessControlConfig'],
  },
  'AWS::CloudFront::Function': {
    ref: functionArn,
    attributes: (resource) => ({ FunctionARN: functionArn(resource), Stage: 'LIVE' }),
    executed: ['FunctionCode', 'FunctionConfig'],
    awsOnly: ['Name', 'AutoPublish', 'Tags'],
  },
  'AWS::CloudFront::ResponseHeadersPolicy': {
    ref: idOf,
    attributes: (policy) => ({ Id: idOf(policy) }),
    executed: ['ResponseHeadersPolicyConfig'],
  },
};
