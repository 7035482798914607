import type { InboxObserver } from './take-batch.ts';

/** What we need of Powertools' Logger and Metrics: the service brings its own. */
interface Logger {
  info(message: string, fields: Record<string, unknown>): void;
  warn(message: string, fields: Record<string, unknown>): void;
  error(message: string, fields: Record<string, unknown>): void;
}
interface Metrics {
  singleMetric(): {
    addDimension(name: string, value: string): unknown;
    addMetric(name: string, unit: 'Count' | 'Milliseconds', value: number): void;
  };
}

/** Logs and EMF metrics of an inbox, by detail-type: ids and numbers, never a payload. */
export function powertoolsObserver(logger: Logger, metrics: Metrics): InboxObserver {
  const count = (detailType: string, name: string, value = 1, unit: 'Count' | 'Milliseconds' = 'Count') => {
    const metric = metrics.singleMetric();
    metric.addDimension('detailType', detailType || 'none');
    metric.addMetric(name, unit, value);
  };
  return {
    handled({ detailType, id, correlationId }, { outcome, lag }) {
      logger.info(outcome, { detailType, eventId: id, correlationId, lag });
      count(detailType, outcome === 'duplicate' ? 'Duplicate' : 'Processed');
      count(detailType, 'Lag', Math.max(0, lag), 'Milliseconds');
    },
    rejected(violation, messageId) {
      logger.warn('rejected', { detailType: violation.detailType, messageId, reason: violation.message });
      count(violation.detailType, 'Rejected');
    },
    failed(error, { event: { detailType, id, correlationId }, attempt, final }) {
      const fields = {
        detailType,
        eventId: id,
        correlationId,
        attempt,
        error: `${error.name}: ${error.message}`,
      };
      if (final) logger.error('dead', fields);
      else logger.warn('failed', fields);
      count(detailType, 'Failed');
    },
    stuck(error, messageId) {
      logger.error('stuck', { messageId, error: `${error.name}: ${error.message}` });
      count('', 'Stuck');
    },
  };
}
