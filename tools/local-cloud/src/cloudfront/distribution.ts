import { fieldsOf, optionalText } from '../apigateway/properties.ts';
import {
  type Apis,
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
import { bucketOrigin, denied } from './bucket-origin.ts';
import { compressed } from './compression.ts';
import { type EdgeFunction, edgeFunction } from './edge-function.ts';
import { errorPages } from './error-pages.ts';
import { notExecuted } from './not-executed.ts';
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
    behaviours.flatMap(({ viewerRequestArn, viewerResponseArn }) => [viewerRequestArn, viewerResponseArn]),
    (ref) => {
      const resource = find('AWS::CloudFront::Function', ref);
      const write = (line: string): void => log.functionLine(`${resource.stack}/${resource.logicalId}`, line);
      return edgeFunction(resource, { distributionId: distribution.ref, domainName, write });
    },
  );
  const policies = byName(
    behaviours.map(({ responseHeadersPolicyId }) => responseHeadersPolicyId),
    (ref) => responseHeaders(find('AWS::CloudFront::ResponseHeadersPolicy', ref)),
  );
  const buckets = byName(
    behaviours.map(({ origin }) => (origin.kind === 'bucket' ? origin.bucket : undefined)),
    (bucket) => bucketOrigin({ bucket, objects, rootObject, mayRead: bucketAccess(resources, bucket, arn) }),
  );
  const pages = errorPages(distribution);
  for (const line of notExecuted(distribution)) log.info(`not executed locally: ${line}`);

  /** What the function of a behaviour makes of something; what it was, where there is none. */
  function atTheEdge<Given>(
    arn: string | undefined,
    path: string,
    given: Given,
    use: (edge: EdgeFunction) => Given | GatewayResponse,
  ): Given | GatewayResponse {
    const edge = arn === undefined ? undefined : functions.get(arn);
    if (!edge) return given;
    try {
      return use(edge);
    } catch (error) {
      log.error('a CloudFront function failed', { function: arn, path, error: String(error) });
      return plain(503, 'The CloudFront function associated with the CloudFront distribution is invalid.');
    }
  }

  const requested = (behaviour: Behaviour, request: GatewayRequest): GatewayRequest | GatewayResponse =>
    atTheEdge(behaviour.viewerRequestArn, request.path, request, (edge) => edge.onRequest(request));

  /** What goes to the viewer: the headers of the policy, and then what the function makes of all of it. */
  function responded(
    behaviour: Behaviour,
    request: GatewayRequest,
    response: GatewayResponse,
    isOfOrigin: boolean,
  ): GatewayResponse {
    const { responseHeadersPolicyId: id, viewerResponseArn } = behaviour;
    const answer = (id === undefined ? undefined : policies.get(id))?.(response) ?? response;
    // Functions are asked neither about errors nor about what another function answered.
    if (!isOfOrigin || answer.status >= 400) return answer;
    return atTheEdge(viewerResponseArn, request.path, answer, (edge) => edge.onResponse(request, answer));
  }

  const fromOrigin = (
    behaviour: Behaviour,
    request: GatewayRequest,
    body: Buffer | undefined,
    apis: Apis,
  ): Promise<GatewayResponse> => {
    const { origin } = behaviour;
    if (origin.kind === 'api')
      return apis.answer(origin.apiId, { ...request, path: origin.path + request.path }, body);
    const answer = buckets.get(origin.bucket)?.(request) ?? denied;
    return behaviour.compresses ? compressed(request, answer) : Promise.resolve(answer);
  };

  /** The page that is shown in the place of an error, where there is one. */
  async function instead(
    response: GatewayResponse,
    request: GatewayRequest,
    apis: Apis,
  ): Promise<GatewayResponse> {
    const page = pages.get(response.status);
    if (!page) return response;
    // What a viewer has already is no answer to this.
    const headers = { ...request.headers, 'if-none-match': undefined };
    const asked = { ...request, method: 'GET', path: page.path, rawQuery: '', headers };
    const answer = await fromOrigin(behaviourFor(behaviours, page.path), asked, Buffer.alloc(0), apis);
    return answer.status === 200 ? { ...answer, status: page.status } : response;
  }

  return {
    async answer(viewed, body, apis) {
      const behaviour = behaviourFor(behaviours, viewed.path);
      if (!behaviour.methods.includes(viewed.method))
        return plain(403, 'This distribution is not configured to allow the HTTP request method.');
      const request = requested(behaviour, viewed);
      if ('status' in request) return responded(behaviour, viewed, request, false);
      const response = await fromOrigin(behaviour, request, body, apis);
      return responded(behaviour, request, await instead(response, request, apis), true);
    },

    async upgrade(viewed) {
      const behaviour = behaviourFor(behaviours, viewed.path);
      const request = requested(behaviour, viewed);
      const { origin } = behaviour;
      if ('status' in request) return Promise.resolve(request);
      return Promise.resolve(
        origin.kind === 'api'
          ? { apiId: origin.apiId, request: { ...request, path: origin.path + request.path } }
          : denied,
      );
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
