import type { AnswersOf } from '@bayon/publisher/http';
import { pageOf, time } from '@bayon/publisher/answers';
import * as z from 'zod';
import type { routes } from './routes.ts';

const event = z.object({
  eventId: z.string(),
  source: z.string(),
  detailType: z.string(),
  version: z.number().optional(),
  time: time.describe('When it happened, as its producer says'),
  recordedAt: time,
  correlationId: z.string(),
  causationId: z.string().optional(),
  userIds: z.array(z.string()),
  entities: z.array(z.object({ kind: z.string(), id: z.string() })),
  detail: z.record(z.string(), z.unknown()),
  envelopeId: z.string().describe('EventBridge’s own id of the delivery that was recorded'),
});

export const answers: AnswersOf<typeof routes> = {
  listEvents: { 200: pageOf(event) },
  getEvent: { 200: z.object({ items: z.array(event) }) },
};
