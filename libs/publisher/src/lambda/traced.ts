import type { MiddlewareObj } from '@middy/core';

/** The invocation's trace header as Lambda sets it: `Root=…;Parent=…;Sampled=1` */
const isSampled = () => process.env['_X_AMZN_TRACE_ID']?.includes('Sampled=1') === true;

let loading: Promise<MiddlewareObj> | undefined;

/**
 * Powertools' tracer around the handler: its segment, cold start and error. It is loaded when the first sampled
 * invocation comes (X-Ray samples one a second and a few per cent), for it would cost each start a third of its time.
 * What handlers return stays out of the trace: it is users' data.
 */
export const traced = (): MiddlewareObj => ({
  async before(request) {
    if (isSampled()) await (await (loading ??= load())).before?.(request);
  },
  async after(request) {
    if (isSampled()) await (await loading)?.after?.(request);
  },
  async onError(request) {
    if (isSampled()) await (await loading)?.onError?.(request);
  },
});

async function load(): Promise<MiddlewareObj> {
  const [{ Tracer }, { captureLambdaHandler }] = await Promise.all([
    import('@aws-lambda-powertools/tracer'),
    import('@aws-lambda-powertools/tracer/middleware'),
  ]);
  return captureLambdaHandler(new Tracer(), { captureResponse: false });
}
