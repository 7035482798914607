import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

/** Named and levelled by the environment (POWERTOOLS_SERVICE_NAME, POWERTOOLS_LOG_LEVEL, …). */
export const logger = new Logger();
export const metrics = new Metrics();
