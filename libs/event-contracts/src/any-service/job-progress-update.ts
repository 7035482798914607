import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { everySource } from '../services.ts';
import { identifier, line, userId } from '../shared/fields.ts';

export const jobStatus = z.enum(['started', 'processing', 'completed', 'failed']);
export type JobStatus = z.infer<typeof jobStatus>;

export const JobProgressUpdate = defineEvent({
  sources: everySource,
  detailType: 'Job Progress Update',
  version: 1,
  producers: ['studio', 'studio generator', 'research', 'research worker'],
  consumers: ['realtime', 'studio', 'research'],
  detail: z.object({
    userId,
    jobId: identifier,
    /** What kind of job: `content-generation` */
    jobType: line(64),
    /** Per cent, 0 to 100. */
    progress: z.number().min(0).max(100),
    status: jobStatus,
    /** For the user to read. */
    message: line(500),
    /** Seconds. */
    estimatedTimeRemaining: z.number().nonnegative().optional(),
  }),
  examples: [
    {
      userId: 'ada',
      jobId: 'job-5f0c2f',
      jobType: 'content-generation',
      progress: 10,
      status: 'started',
      message: 'Starting generation…',
      estimatedTimeRemaining: 20,
    },
    {
      userId: 'ada',
      jobId: 'job-5f0c2f',
      jobType: 'content-generation',
      progress: 62.5,
      status: 'processing',
      message: 'Writing…',
      estimatedTimeRemaining: 7.5,
    },
    {
      userId: 'ada',
      jobId: 'job-5f0c2f',
      jobType: 'content-generation',
      progress: 100,
      status: 'completed',
      message: 'Your blog post is ready.',
    },
    {
      userId: 'grace',
      jobId: 'job-77aa01',
      jobType: 'content-generation',
      progress: 30,
      status: 'failed',
      message: 'The writing service could not be reached. Please try again in a few minutes.',
    },
  ],
});

export const jobProgressUpdate = constructorOf(JobProgressUpdate);
