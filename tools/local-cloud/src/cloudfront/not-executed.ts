import { fieldsOf } from '../apigateway/properties.ts';
import type { Resource } from '../ports.ts';

/** What is executed of a distribution, or is of no account on this machine: names, certificates, where its edges are. */
const ofDistribution = new Set([
  ...['CacheBehaviors', 'CustomErrorResponses', 'DefaultCacheBehavior', 'DefaultRootObject', 'Origins'],
  ...['Aliases', 'Comment', 'Enabled', 'HttpVersion', 'IPV6Enabled', 'PriceClass', 'ViewerCertificate'],
]);

const ofBehaviour = new Set([
  ...['AllowedMethods', 'CachedMethods', 'CachePolicyId', 'Compress', 'FunctionAssociations'],
  ...['OriginRequestPolicyId', 'PathPattern', 'ResponseHeadersPolicyId', 'TargetOriginId'],
]);

const ofOrigin = new Set([
  ...['CustomOriginConfig', 'DomainName', 'Id', 'OriginAccessControlId', 'OriginPath', 'S3OriginConfig'],
]);

/** A line for each setting of a distribution that has no effect here, with how many have it. */
export function notExecuted(distribution: Resource): readonly string[] {
  const config = fieldsOf(distribution.properties['DistributionConfig']);
  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
  const behaviours = [config['DefaultCacheBehavior'], ...listOf(config['CacheBehaviors'])];
  const names = [
    ...Object.keys(config).filter((name) => !ofDistribution.has(name)),
    ...behaviours.flatMap((one) => Object.keys(fieldsOf(one)).filter((name) => !ofBehaviour.has(name))),
    ...listOf(config['Origins']).flatMap((one) =>
      Object.keys(fieldsOf(one)).filter((name) => !ofOrigin.has(name)),
    ),
  ];
  const counts = Map.groupBy(names, (name) => name);
  return [...counts].map(([name, { length }]) => `${distribution.type}.${name} (${length})`).sort();
}
