import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
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
