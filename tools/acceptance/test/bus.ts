import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { AwsClients } from '@bayon/cloud-driver';

export const busName = 'bayon-coagent-events-local';

/** An event as somebody outside puts it on the bus. */
export interface OutsideEvent {
  readonly detailType: string;
  readonly detail: object;
  /** Studio if not given. */
  readonly source?: string;
}

/** Puts at most ten events on the bus in one request. @throws Error where one is not taken */
export async function put({ events }: AwsClients, ...outside: readonly OutsideEvent[]): Promise<void> {
  const { FailedEntryCount, Entries } = await events.send(
    new PutEventsCommand({
      Entries: outside.map(({ detailType, detail, source = 'bayon.coagent.studio' }) => ({
        EventBusName: busName,
        Source: source,
        DetailType: detailType,
        Detail: JSON.stringify(detail),
      })),
    }),
  );
  if (FailedEntryCount !== 0) throw new Error(`not taken: ${JSON.stringify(Entries)}`);
}

/** Content Generated in the plain shape of the mission, without `event`. */
export const aContentGenerated = (userId: string, overrides: object = {}): OutsideEvent => ({
  detailType: 'Content Generated',
  detail: {
    userId,
    contentId: `content-of-${userId}`,
    contentType: 'listing-description',
    title: 'Craftsman near Green Lake',
    content: 'Four bedrooms, restored fir floors, a south-facing garden.',
    metadata: { generationTime: 1_200, tokensUsed: 345, model: 'their-model', prompt: 'Write it' },
    timestamp: new Date().toISOString(),
    ...overrides,
  },
});

/** A notification that any service might send. */
export const aNotification = (to: object, overrides: object = {}): OutsideEvent => ({
  detailType: 'Real-time Notification',
  source: 'bayon.coagent.market',
  detail: {
    ...to,
    type: 'trend_alert',
    message: 'Prices in Ballard rose.',
    timestamp: new Date().toISOString(),
    ...overrides,
  },
});
