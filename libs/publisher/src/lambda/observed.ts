import type { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';
import { counted } from './counted.ts';
import { traced } from './traced.ts';

/** What every handler is wrapped in: a trace where it is sampled, structured logs, metrics. No payload in any of them. */
export const observed = (logger: Logger, metrics: Metrics): MiddlewareObj[] => [
  traced(),
  injectLambdaContext(logger, { logEvent: false }),
  counted(metrics),
];
