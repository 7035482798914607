import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';

/** Names and levels come from the environment (POWERTOOLS_SERVICE_NAME, POWERTOOLS_LOG_LEVEL, …). */
export const logger = new Logger();
export const metrics = new Metrics();
const tracer = new Tracer();

/** What every handler is wrapped in: structured logs, EMF metrics, a trace. No payload in any of them. */
export const observed = [
  injectLambdaContext(logger, { logEvent: false }),
  logMetrics(metrics),
  captureLambdaHandler(tracer, { captureResponse: false }),
];
