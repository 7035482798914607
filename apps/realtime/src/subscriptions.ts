import { JobProgressUpdate, RealTimeNotification } from '@bayon/event-contracts';

/** What the inbox takes off the bus. The rules on the bus follow from it. */
export const consumes = [RealTimeNotification, JobProgressUpdate] as const;
