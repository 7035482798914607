import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { TokenObserver } from './actions/refresh.ts';
import type { DeliveryObserver } from './delivery/observer.ts';

/** Named by POWERTOOLS_SERVICE_NAME and POWERTOOLS_METRICS_NAMESPACE. Ids and numbers only: never a payload. */
export const logger = new Logger();
export const metrics = new Metrics();

/** Deliveries as metrics. */
export const deliveryObserver: DeliveryObserver = {
  sent: (frames) => void metrics.addMetric('FramesSent', 'Count', frames),
  removed: (connectionId) => {
    metrics.addMetric('StaleConnectionsRemoved', 'Count', 1);
    logger.info('stale connection removed', { connectionId });
  },
  unreached: (connectionId) => {
    metrics.addMetric('ConnectionsUnreached', 'Count', 1);
    logger.warn('connection not established in time', { connectionId });
  },
};

/** What clients show as their next token. */
export const tokenObserver: TokenObserver = {
  foreign: ({ userId, connectionId }) => {
    metrics.addMetric('ForeignTokens', 'Count', 1);
    logger.warn('a connection showed the token of another user', { userId, connectionId });
  },
  unverifiable: (error) => {
    metrics.addMetric('AuthorizationFailed', 'Count', 1);
    logger.error('a token could not be checked', { error: error instanceof Error ? error : String(error) });
  },
};
