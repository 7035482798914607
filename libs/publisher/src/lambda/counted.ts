import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { MiddlewareObj } from '@middy/core';

/** Writes what an invocation counted, if anything: Powertools' own middleware complains of an empty one each time. */
export const counted = (metrics: Metrics): MiddlewareObj => {
  const write = () => {
    if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
  };
  return { after: write, onError: write };
};
