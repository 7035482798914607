import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** Names and levels come from the environment (POWERTOOLS_SERVICE_NAME, POWERTOOLS_LOG_LEVEL, …). */
export const logger = new Logger();
export const metrics = new Metrics();

/**
 * What every handler is wrapped in: structured logs, no payload in them. Metrics leave one by one, each under its own
 * detail-type, so there is nothing to flush. Traces need no library: Lambda and EventBridge make the segments, the
 * publisher hands the trace header on (docs/decisions).
 */
export const observed = [injectLambdaContext(logger, { logEvent: false })];
