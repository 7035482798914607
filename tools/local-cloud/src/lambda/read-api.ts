import type { AwsResponse, AwsService, Resource } from '../ports.ts';
import { type FunctionDefinition, functionNameFrom } from './function-definition.ts';
import { answer, refusal } from './rest-response.ts';

/** `/2015-03-31/functions`, `/2015-03-31/event-source-mappings`, and one of them behind it. */
const ROUTE = /^\/2015-03-31\/(functions|event-source-mappings)(?:\/([^/]+))?(\/configuration)?\/?$/;

/** Lambda's limits of a page, whatever MaxItems says. */
const pageLimit = { functions: 50, mappings: 100 };

export interface ReadApiOptions {
  readonly functions: readonly FunctionDefinition[];
  /** Of type AWS::Lambda::EventSourceMapping. */
  readonly mappings: readonly Resource[];
}

/**
 * What Lambda's REST API tells of the templates' functions and event sources: ListFunctions, GetFunctionConfiguration,
 * ListEventSourceMappings, GetEventSourceMapping. They cannot be changed through it: their templates can.
 */
export function createReadApi({ functions, mappings }: ReadApiOptions): AwsService {
  const arnOf = (name: string): string =>
    functions.find((fn) => fn.name === functionNameFrom(name))?.arn ?? name;

  function handle(url: string): AwsResponse {
    const { pathname, searchParams: query } = new URL(url, 'http://lambda');
    const [, kind, encoded, configuration] = ROUTE.exec(pathname) ?? [];
    const id = encoded === undefined ? undefined : decodeURIComponent(encoded);

    if (kind === 'functions' && id === undefined) {
      const { items, next } = pageOf(functions, query, pageLimit.functions);
      return json({ Functions: items.map(functionConfiguration), ...next });
    }
    if (kind === 'functions' && id !== undefined && configuration !== undefined) {
      const found = functions.find(({ name }) => name === functionNameFrom(id));
      return found
        ? json(functionConfiguration(found))
        : refusal(404, 'ResourceNotFoundException', `Function not found: ${id}`);
    }
    if (id === undefined) {
      const named = query.get('FunctionName');
      const source = query.get('EventSourceArn');
      const found = mappings
        .filter(({ properties }) => source === null || properties['EventSourceArn'] === source)
        .filter(
          ({ properties }) =>
            named === null || arnOf(String(properties['FunctionName'])) === arnOf(functionNameFrom(named)),
        );
      const { items, next } = pageOf(found, query, pageLimit.mappings);
      return json({ EventSourceMappings: items.map((each) => mappingConfiguration(each, arnOf)), ...next });
    }
    const found = mappings.find(({ ref }) => ref === id);
    return found
      ? json(mappingConfiguration(found, arnOf))
      : refusal(404, 'ResourceNotFoundException', 'The resource you requested does not exist.');
  }

  return {
    accepts: ({ method, url }) => {
      const [, kind, id, configuration] = ROUTE.exec(url.split('?')[0] ?? '') ?? [];
      // GetFunction would promise a place to load the code from.
      const isGetFunction = kind === 'functions' && id !== undefined && configuration === undefined;
      return method === 'GET' && kind !== undefined && !isGetFunction;
    },
    handle: ({ url }) => Promise.resolve(handle(url)),
  };
}

const json = (body: object): AwsResponse => answer(200, JSON.stringify(body));

function pageOf<T>(
  all: readonly T[],
  query: URLSearchParams,
  limit: number,
): { items: T[]; next: { NextMarker?: string } } {
  const start = Number(query.get('Marker') ?? 0);
  const end = start + Math.min(limit, Number(query.get('MaxItems') ?? limit));
  return { items: all.slice(start, end), next: end < all.length ? { NextMarker: String(end) } : {} };
}

/** What is known of a function here; sizes and hashes of its code are not. */
const functionConfiguration = (fn: FunctionDefinition): object => ({
  FunctionName: fn.name,
  FunctionArn: fn.arn,
  Runtime: fn.runtime,
  Role: fn.role,
  Handler: fn.handler,
  Timeout: fn.timeoutSeconds,
  MemorySize: fn.memoryMb,
  Environment: { Variables: fn.environment },
  PackageType: 'Zip',
  Version: '$LATEST',
  State: 'Active',
  LastUpdateStatus: 'Successful',
});

function mappingConfiguration(
  { ref, properties, attributes }: Resource,
  arnOf: (name: string) => string,
): object {
  const { BatchSize, Enabled, EventSourceArn, FunctionName, FunctionResponseTypes, ScalingConfig } =
    properties;
  return {
    UUID: ref,
    EventSourceMappingArn: attributes['EventSourceMappingArn'],
    EventSourceArn,
    FunctionArn: arnOf(String(FunctionName)),
    BatchSize: Number(BatchSize ?? 10),
    MaximumBatchingWindowInSeconds: Number(properties['MaximumBatchingWindowInSeconds'] ?? 0),
    FunctionResponseTypes: FunctionResponseTypes ?? [],
    ...(ScalingConfig !== undefined && { ScalingConfig }),
    State: Enabled === false || Enabled === 'false' ? 'Disabled' : 'Enabled',
    StateTransitionReason: 'USER_INITIATED',
  };
}
