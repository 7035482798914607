import { fieldsOf, optionalText } from '../apigateway/properties.ts';
import {
  type Front,
  type GatewayRequest,
  type GatewayResponse,
  type LocalAccount,
  type Log,
  type ObjectStore,
  type Resource,
  StartupError,
} from '../ports.ts';
import { type Behaviour, behavioursOf } from './behaviour.ts';
import { bucketAccess } from './bucket-access.ts';
import { compressed } from './compression.ts';
import { edgeFunction } from './edge-function.ts';
import { responseHeaders } from './response-headers.ts';

export interface DistributionOptions {
  readonly resources: readonly Resource[];
  readonly objects: Pick<ObjectStore, 'get'>;
  readonly account: LocalAccount;
  readonly log: Log;
}

const plain = (status: number, text: string): GatewayResponse => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: text,
});

/** As S3 answers what nobody may list: missing and forbidden look the same. */
const denied: GatewayResponse = {
  status: 403,
  headers: { 'content-type': 'application/xml' },
  body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
};

/**
 * The distribution of the templates: its behaviours, functions and response headers, at the port of the gateway.
 * Nothing is cached. Undefined where no stack has one.
 *
 * @throws StartupError for two of them, and for what is not executed here
 */
export function createDistribution({
  resources,
  objects,
  account,
  log,
}: DistributionOptions): Front | undefined {
  const [distribution, second] = resources.filter(({ type }) => type === 'AWS::CloudFront::Distribution');
  if (second && distribution)
    throw new StartupError(
      `${distribution.stack} and ${second.stack} both deploy a distribution, and there is one port for them`,
    );
  if (!distribution) return undefined;

  const config = fieldsOf(distribution.properties['DistributionConfig']);
  const rootObject = optionalText(config['DefaultRootObject']);
  const domainName = new URL(account.gatewayUrl).host;
  const arn = `arn:aws:cloudfront::${account.accountId}:distribution/${distribution.ref}`;
  const behaviours = behavioursOf(distribution, resources);
  const find = (type: string, ref: string): Resource => {
    const found = resources.find((one) => one.type === type && one.ref === ref);
    if (!found) throw new StartupError(`${distribution.stack}: there is no ${type} ${ref} here`);
    return found;
  };
  const functions = byName(
    behaviours.map(({ viewerRequestArn }) => viewerRequestArn),
    (ref) => edgeFunction(find('AWS::CloudFront::Function', ref), distribution.ref, domainName),
  );
  const policies = byName(
    behaviours.map(({ responseHeadersPolicyId }) => responseHeadersPolicyId),
    (ref) => responseHeaders(find('AWS::CloudFront::ResponseHeadersPolicy', ref)),
  );
  const readable = byName(
    behaviours.map(({ origin }) => (origin.kind === 'bucket' ? origin.bucket : undefined)),
    (bucket) => bucketAccess(resources, bucket, arn),
  );

  /** What the function of a behaviour makes of a request. */
  async function atTheEdge(
    { viewerRequestArn }: Behaviour,
    request: GatewayRequest,
  ): Promise<GatewayRequest | GatewayResponse> {
    const edge = viewerRequestArn === undefined ? undefined : functions.get(viewerRequestArn);
    if (!edge) return request;
    try {
      return await edge(request);
    } catch (error) {
      log.error('a CloudFront function failed', { path: request.path, error: String(error) });
      return plain(503, 'The CloudFront function associated with the CloudFront distribution is invalid.');
    }
  }

  async function fromBucket(
    bucket: string,
    behaviour: Behaviour,
    request: GatewayRequest,
  ): Promise<GatewayResponse> {
    const path = request.path === '/' && rootObject !== undefined ? `/${rootObject}` : request.path;
    const key = decoded(path.slice(1));
    const object =
      key === undefined || readable.get(bucket)?.(key) !== true ? undefined : objects.get(bucket, key);
    if (!object) return denied;
    const headers = {
      'content-type': object.contentType,
      etag: object.etag,
      'last-modified': object.lastModified.toUTCString(),
      ...(object.cacheControl !== undefined && { 'cache-control': object.cacheControl }),
    };
    const known = (request.headers['if-none-match'] ?? '')
      .split(/,\s*/)
      .map((tag) => tag.replace(/^W\//, ''));
    if (known.includes(object.etag)) return { status: 304, headers, body: '' };
    const answer = { status: 200, headers, body: object.body };
    return behaviour.compresses ? compressed(request, answer) : answer;
  }

  return {
    async answer(viewed, body, apis) {
      const behaviour = behaviourFor(behaviours, viewed.path);
      if (!behaviour.methods.includes(viewed.method))
        return plain(403, 'This distribution is not configured to allow the HTTP request method.');
      const request = await atTheEdge(behaviour, viewed);
      const { origin } = behaviour;
      const response =
        'status' in request
          ? request
          : origin.kind === 'api'
            ? await apis.answer(origin.apiId, { ...request, path: origin.path + request.path }, body)
            : await fromBucket(origin.bucket, behaviour, request);
      const policy =
        behaviour.responseHeadersPolicyId === undefined
          ? undefined
          : policies.get(behaviour.responseHeadersPolicyId);
      return policy ? policy(response) : response;
    },

    async upgrade(viewed) {
      const behaviour = behaviourFor(behaviours, viewed.path);
      const request = await atTheEdge(behaviour, viewed);
      const { origin } = behaviour;
      if ('status' in request) return request;
      return origin.kind === 'api' ? { apiId: origin.apiId, path: origin.path + request.path } : denied;
    },
  };
}

/** The first that takes the path; the default takes every. */
function behaviourFor(behaviours: readonly Behaviour[], path: string): Behaviour {
  const found = behaviours.find(({ takes }) => takes(path));
  if (!found) throw new Error('a distribution has a default behaviour');
  return found;
}

/** Each of some names once, with what it stands for. */
function byName<Value>(
  names: readonly (string | undefined)[],
  make: (name: string) => Value,
): ReadonlyMap<string, Value> {
  const given = names.filter((name) => name !== undefined);
  return new Map([...new Set(given)].map((name) => [name, make(name)]));
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
