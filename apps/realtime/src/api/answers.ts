import { mark } from '@bayon/event-contracts';
import { time } from '@bayon/publisher/answers';
import type { AnswersOf } from '@bayon/publisher/http';
import * as z from 'zod';
import { notification, progress, status } from '../protocol/server-frames.ts';
import type { routes } from '../routes.ts';

const marked = z.object({ mark });

export const answers: AnswersOf<typeof routes> = {
  listJobs: {
    200: z.object({
      jobs: z.array(progress.omit({ type: true })),
      nextCursor: z.string().optional().describe('Where the next page begins. Absent on the last'),
    }),
  },
  listNotifications: {
    200: z.object({
      ...status,
      notifications: z.array(notification.omit({ type: true }).extend({ mark })),
      nextAfter: z.int().optional().describe('after of the next page, oldest first. Absent on the last'),
      nextCursor: z.string().optional().describe('cursor of the next page, newest first. Absent on the last'),
    }),
  },
  markNotifications: {
    202: z.union([marked.extend({ upTo: z.int() }), marked.extend({ ids: z.array(z.string()) })]),
  },
  listConnections: {
    200: z.object({
      connections: z.array(
        z.object({
          connectionId: z.string(),
          connectedAt: time,
          protocol: z.enum(['bayon.v1', 'simple']),
          agent: z.string().optional(),
          lastHeardAt: time,
        }),
      ),
    }),
  },
  endConnection: { 202: z.object({ connectionId: z.string() }) },
};
