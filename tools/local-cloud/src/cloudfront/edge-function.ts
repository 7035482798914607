import { createContext, Script } from 'node:vm';
import { fieldsOf, requiredText } from '../apigateway/properties.ts';
import { type GatewayRequest, type GatewayResponse, type Resource, StartupError } from '../ports.ts';
import { givenRequest, seenRequest } from './function-request.ts';
import { givenResponse, seenResponse } from './function-response.ts';
import { surviveStrayRejections } from './stray-rejections.ts';

/** A CloudFront function (cloudfront-js-2.0). It throws what its code throws, and for answers that are none. */
export interface EdgeFunction {
  /** Before anything else sees a viewer's request: how it goes on, or what is answered instead. */
  onRequest(request: GatewayRequest): GatewayRequest | GatewayResponse;
  /** Last, before the viewer gets a response. */
  onResponse(request: GatewayRequest, response: GatewayResponse): GatewayResponse;
}

export interface EdgeFunctionOptions {
  readonly distributionId: string;
  readonly domainName: string;
  /** Takes what the code writes to its console. */
  readonly write: (line: string) => void;
}

/** Largest code, in bytes. */
const MAX_CODE = 10_240;
/** Far beyond the compute that CloudFront gives a function: here it only ends one that never would. */
const TIMEOUT_MS = 1_000;

/**
 * Input and outcome are text, so that nothing of one realm gets into the other: a promise of the context, awaited out
 * here, would never settle.
 */
const EPILOGUE = `
;(async () => handler(JSON.parse(__input)))()
  .then((given) => __done(JSON.stringify(given === undefined ? null : given)))
  .catch((error) => __failed(String(error)))
  .catch(() => __failed('what it threw has no text'));`;

/** @throws StartupError for what CloudFront would not take, or is not executed here */
export function edgeFunction(
  resource: Resource,
  { distributionId, domainName, write }: EdgeFunctionOptions,
): EdgeFunction {
  const place = `${resource.stack}/${resource.logicalId}`;
  const script = compiled(resource, place);
  surviveStrayRejections();

  function run(
    eventType: string,
    event: { readonly request: object; readonly response?: object },
    ip: string,
  ) {
    let outcome: string | undefined;
    let failure: string | undefined;
    const say = (...values: readonly unknown[]): void => write(values.map(String).join(' '));
    const context = createContext(
      {
        __input: JSON.stringify({
          version: '1.0',
          context: { eventType, distributionId, distributionDomainName: domainName },
          viewer: { ip },
          ...event,
        }),
        __done: (text: string) => void (outcome = text),
        __failed: (text: string) => void (failure = text),
        console: { log: say, error: say },
      },
      { microtaskMode: 'afterEvaluate' },
    );
    // A context of its own each time, as functions keep nothing. Promises are settled when this returns.
    script.runInContext(context, { timeout: TIMEOUT_MS });
    if (failure !== undefined) throw new Error(failure);
    if (outcome === undefined) throw new Error('it waits for what never comes');
    return fieldsOf(JSON.parse(outcome));
  }

  return {
    onRequest(request) {
      const given = run('viewer-request', { request: seenRequest(request) }, request.sourceIp);
      if ('statusCode' in given) return givenResponse(given);
      if ('uri' in given) return givenRequest(request, given);
      throw new Error('it returned neither a request nor a response');
    },
    onResponse(request, response) {
      const event = { request: seenRequest(request), response: seenResponse(response) };
      const given = run('viewer-response', event, request.sourceIp);
      if ('statusCode' in given) return givenResponse(given, response);
      throw new Error('it returned no response');
    },
  };
}

function compiled(resource: Resource, place: string): Script {
  const code = requiredText(resource, 'FunctionCode');
  const config = fieldsOf(resource.properties['FunctionConfig']);
  if (Buffer.byteLength(code) > MAX_CODE)
    throw new StartupError(`${place}: a CloudFront function has at most ${MAX_CODE} bytes`);
  if (config['Runtime'] !== 'cloudfront-js-2.0')
    throw new StartupError(`${place}: the runtime ${String(config['Runtime'])} is not executed here`);
  if (config['KeyValueStoreAssociations'] !== undefined)
    throw new StartupError(`${place}: key value stores of functions are not executed here`);
  try {
    return new Script(`${code}\n${EPILOGUE}`, { filename: place });
  } catch (cause) {
    throw new StartupError(`${place}: the function is no JavaScript: ${String(cause)}`, { cause });
  }
}
