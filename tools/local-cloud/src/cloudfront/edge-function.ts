import { createContext, Script } from 'node:vm';
import { StartupError, type GatewayRequest, type GatewayResponse, type Resource } from '../ports.ts';
import { requiredText } from '../apigateway/properties.ts';

/** A CloudFront function (cloudfront-js-2.0) that sees a viewer's request before anything else does. */
export type EdgeFunction = (request: GatewayRequest) => Promise<GatewayRequest | GatewayResponse>;

/** Largest code, in bytes. */
const MAX_CODE = 10_240;
/** Far beyond the compute that CloudFront gives a function: here it only ends one that never would. */
const TIMEOUT_MS = 1_000;

interface Field {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}
type Fields = Readonly<Record<string, Field>>;

interface FunctionRequest {
  readonly method: string;
  readonly uri: string;
  readonly querystring: Fields | string;
  readonly headers: Fields;
}

interface FunctionResponse {
  readonly statusCode: number;
  readonly headers?: Fields;
  readonly body?: string | { readonly encoding: 'text' | 'base64'; readonly data: string };
}

/** @throws StartupError for code that CloudFront would not take */
export function edgeFunction(resource: Resource, distributionId: string, domainName: string): EdgeFunction {
  const code = requiredText(resource, 'FunctionCode');
  const place = `${resource.stack}/${resource.logicalId}`;
  if (Buffer.byteLength(code) > MAX_CODE)
    throw new StartupError(`${place}: a CloudFront function has at most ${MAX_CODE} bytes`);
  let script: Script;
  try {
    script = new Script(`${code}\n;handler(event)`, { filename: place });
  } catch (cause) {
    throw new StartupError(`${place}: the function is no JavaScript: ${String(cause)}`, { cause });
  }
  return async (request) => {
    const event = {
      version: '1.0',
      context: { eventType: 'viewer-request', distributionId, distributionDomainName: domainName },
      viewer: { ip: request.sourceIp },
      request: seen(request),
    };
    // A context of its own each time, as functions keep nothing.
    const context = createContext({ event: structuredClone(event) }, { microtaskMode: 'afterEvaluate' });
    const given: unknown = await script.runInContext(context, { timeout: TIMEOUT_MS });
    // What the function made is of another realm.
    const said = JSON.parse(JSON.stringify(given ?? null)) as FunctionRequest | FunctionResponse | null;
    if (said !== null && 'statusCode' in said) return answered(said);
    if (said !== null && 'uri' in said && said.uri.startsWith('/')) return asked(request, said);
    throw new Error(`${place} returned neither a request nor a response`);
  };
}

const seen = ({ method, path, rawQuery, headers }: GatewayRequest): FunctionRequest => {
  const names = [...new Set(new URLSearchParams(rawQuery).keys())];
  const query = new URLSearchParams(rawQuery);
  return {
    method,
    uri: path,
    querystring: Object.fromEntries(names.map((name) => [name, field(query.getAll(name))])),
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, field([value].flat())]],
      ),
    ),
  };
};

function field(values: readonly string[]): Field {
  const value = values.at(-1) ?? '';
  return values.length < 2 ? { value } : { value, multiValue: values.map((one) => ({ value: one })) };
}

/** The request as the function wants it to go on: its address counts, its headers stay as the viewer sent them. */
const asked = (request: GatewayRequest, { uri, querystring }: FunctionRequest): GatewayRequest => ({
  ...request,
  path: uri,
  rawQuery:
    JSON.stringify(querystring) === JSON.stringify(seen(request).querystring)
      ? request.rawQuery
      : queryOf(querystring),
});

const queryOf = (fields: Fields | string): string =>
  typeof fields === 'string'
    ? fields
    : new URLSearchParams(
        Object.entries(fields).flatMap(([name, { value, multiValue }]) =>
          (multiValue ?? [{ value }]).map((one): [string, string] => [name, one.value]),
        ),
      ).toString();

function answered({ statusCode, headers = {}, body = '' }: FunctionResponse): GatewayResponse {
  const data = typeof body === 'string' ? body : body.data;
  const isCoded = typeof body !== 'string' && body.encoding === 'base64';
  return {
    status: statusCode,
    headers: Object.fromEntries(Object.entries(headers).map(([name, { value }]) => [name, value])),
    body: isCoded ? Buffer.from(data, 'base64') : data,
  };
}
