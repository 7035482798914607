import { fieldsOf, optionalText, textList } from '../apigateway/properties.ts';
import { type Resource, StartupError } from '../ports.ts';
import { pathPattern } from './path-pattern.ts';

/** Where what a behaviour takes comes from. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'api'; readonly apiId: string; readonly path: string };

/** A cache behaviour: which paths it takes, and what becomes of them. */
export interface Behaviour {
  readonly takes: (path: string) => boolean;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly compresses: boolean;
  readonly responseHeadersPolicyId: string | undefined;
  readonly viewerRequestArn: string | undefined;
  readonly viewerResponseArn: string | undefined;
}

const cachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/** Policies that AWS manages, as far as they are known here: none caches anything on this machine. */
const known: Readonly<Record<string, string>> = {
  [cachingOptimized]: 'CachingOptimized',
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': 'CachingDisabled',
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': 'AllViewerExceptHostHeader',
};

/** The behaviours of a distribution, the default last. @throws StartupError for what is not executed here */
export function behavioursOf(distribution: Resource, resources: readonly Resource[]): readonly Behaviour[] {
  const place = `${distribution.stack}/${distribution.logicalId}`;
  const config = fieldsOf(distribution.properties['DistributionConfig']);
  const origins = new Map(
    listOf(config['Origins']).map((origin) => [String(origin['Id']), originOf(origin, resources, place)]),
  );
  const behaviour = (fields: Fields, takes: (path: string) => boolean): Behaviour => {
    const origin = origins.get(String(fields['TargetOriginId']));
    if (!origin) throw new StartupError(`${place}: there is no origin ${String(fields['TargetOriginId'])}`);
    for (const policy of ['CachePolicyId', 'OriginRequestPolicyId'].map((name) => optionalText(fields[name])))
      if (policy !== undefined && !(policy in known))
        throw new StartupError(`${place}: the policy ${policy} is not known here`);
    return {
      takes,
      origin,
      methods: fields['AllowedMethods'] === undefined ? ['GET', 'HEAD'] : textList(fields['AllowedMethods']),
      // What is not cached is not compressed either.
      compresses: fields['Compress'] === true && fields['CachePolicyId'] === cachingOptimized,
      responseHeadersPolicyId: optionalText(fields['ResponseHeadersPolicyId']),
      ...functionsOf(listOf(fields['FunctionAssociations']), place),
    };
  };
  return [
    ...listOf(config['CacheBehaviors']).map((fields) =>
      behaviour(fields, pathPattern(String(fields['PathPattern']))),
    ),
    behaviour(fieldsOf(config['DefaultCacheBehavior']), () => true),
  ];
}

type Fields = Readonly<Record<string, unknown>>;

const listOf = (value: unknown): readonly Fields[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).map(fieldsOf);

function functionsOf(
  associations: readonly Fields[],
  place: string,
): Pick<Behaviour, 'viewerRequestArn' | 'viewerResponseArn'> {
  const types = associations.map(({ EventType: type }) => String(type));
  const unknown = types.find((type) => type !== 'viewer-request' && type !== 'viewer-response');
  if (unknown !== undefined)
    throw new StartupError(`${place}: there are no CloudFront functions at ${unknown}`);
  if (new Set(types).size < types.length)
    throw new StartupError(`${place}: a behaviour has at most one function at ${types.join(', ')}`);
  const at = (wanted: string): string | undefined =>
    optionalText(associations.find(({ EventType: type }) => type === wanted)?.['FunctionARN']);
  return { viewerRequestArn: at('viewer-request'), viewerResponseArn: at('viewer-response') };
}

/** A bucket by its domain; an API by the first label of its, which is its id. */
function originOf(origin: Fields, resources: readonly Resource[], place: string): Origin {
  const domain = String(origin['DomainName']);
  const bucket = resources.find(
    ({ type, attributes }) =>
      type === 'AWS::S3::Bucket' &&
      [attributes['RegionalDomainName'], attributes['DomainName']].includes(domain),
  );
  if (bucket) return { kind: 'bucket', bucket: bucket.ref };
  const [, apiId = ''] = /^([^.]+)\.execute-api\./.exec(domain) ?? [];
  if (resources.some(({ type, ref }) => type === 'AWS::ApiGatewayV2::Api' && ref === apiId))
    return { kind: 'api', apiId, path: optionalText(origin['OriginPath']) ?? '' };
  throw new StartupError(`${place}: nothing here is ${domain}, which an origin names`);
}
