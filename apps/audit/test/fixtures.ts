import type { Delivered } from '@bayon/publisher';
import { type RawEvent, rawEventOf } from '../src/trail/raw-event.ts';

/** An event as EventBridge delivers it: of ada's content, caused by nothing. */
export const aDelivery = (
  id: string,
  detail: Readonly<Record<string, unknown>> = {},
  overrides: Partial<Delivered> = {},
): Delivered => ({
  version: '0',
  id: `envelope-of-${id}`,
  source: 'bayon.coagent.studio',
  'detail-type': 'Content Published',
  account: '000000000000',
  time: '2026-11-23T11:59:59Z',
  region: 'us-east-1',
  resources: [],
  ...overrides,
  detail: {
    userId: 'ada',
    contentId: '8d1b',
    timestamp: '2026-11-23T11:59:58.500Z',
    event: { id, version: 1, correlationId: 'chain' },
    ...detail,
  },
});

export const anEvent = (...args: Parameters<typeof aDelivery>): RawEvent => rawEventOf(aDelivery(...args));

/** The metadata of an event, for `detail`. */
export const caused = (id: string, causationId: string, correlationId = 'chain') => ({
  event: { id, version: 1, correlationId, causationId },
});
