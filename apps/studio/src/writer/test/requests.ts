import { contentRequest, type ContentRequest } from '@bayon/event-contracts';
import type { Limits } from '../resilient.ts';

/** A valid request. */
export const aRequest = (overrides: Partial<ContentRequest> = {}): ContentRequest =>
  contentRequest.parse({
    contentType: 'social-media',
    topic: 'Open house Sunday',
    keywords: ['Green Lake'],
    ...overrides,
  });

/** Waits of a few milliseconds, and an attempt that a busy machine still finishes. */
export const aLimit = (overrides: Partial<Limits> = {}): Limits => ({
  attemptMs: 15_000,
  budgetMs: 18_000,
  retries: 3,
  firstWaitMs: 2,
  maxWaitMs: 4,
  failuresToOpen: 100,
  restMs: 60_000,
  ...overrides,
});

/** What a writer is told where the test does not care. */
export const unheard = { onProgress: () => undefined, signal: new AbortController().signal };
