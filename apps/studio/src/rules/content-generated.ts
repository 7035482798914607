import {
  ContentGenerated,
  contentOptimizationRequested,
  type DomainEvent,
  type DetailOf,
  type EventDraft,
  jobProgressUpdate,
  maxExcerpt,
  realTimeNotification,
  seoAnalysisRequested,
  socialPlatforms,
  socialSchedulingRequested,
} from '@bayon/event-contracts';
import { add, get, put, remove, rule } from '@bayon/publisher/rule';
import { dayOf } from '../library/analytics.ts';
import {
  type Content,
  edited,
  isNewer,
  latest,
  noEdits,
  type PendingEdits,
  type Version,
} from '../library/content.ts';
import { keys, libraryIndex } from '../library/keys.ts';
import { labelOf } from '../library/labels.ts';
import { noPublications, type Publications, statusOf } from '../library/publications.ts';
import { beginningOf, wordsOf } from '../library/words.ts';

type Generated = DomainEvent<DetailOf<typeof ContentGenerated>>;

/** A piece is finished: into the library with it, and on to what may be done with it. */
export const contentGeneratedRule = rule(ContentGenerated, {
  load: ({ detail: { userId, contentId } }) => ({
    content: get(keys.content(userId, contentId)),
    publications: get(keys.publications(userId, contentId)),
    pending: get(keys.pendingEdits(userId, contentId)),
  }),
  decide: (event, { content, publications, pending }) => {
    const { userId, contentId, contentType, metadata, timestamp } = event.detail;
    const stored = inLibrary(event, content, publications, pending);
    return {
      writes: [
        put(keys.content(userId, contentId), stored, {
          index: libraryIndex(userId, stored.createdAt, contentId),
        }),
        put(keys.revision(userId, contentId, timestamp, event.id), {
          contentId,
          at: timestamp,
          eventId: event.id,
          changes: ['title', 'content'],
          title: event.detail.title,
          content: event.detail.content,
        }),
        add(
          keys.analyticsDay(userId, dayOf(timestamp)),
          {
            contents: 1,
            [`type:${contentType}`]: 1,
            tokens: metadata.tokensUsed,
            generationTime: metadata.generationTime,
          },
          { set: { day: dayOf(timestamp) } },
        ),
        ...(pending ? [remove(keys.pendingEdits(userId, contentId))] : []),
      ],
      events: followUps(event),
    };
  },
});

function inLibrary(
  { id, detail }: Generated,
  known: Content | undefined,
  publications: Publications = noPublications,
  pending: PendingEdits = noEdits,
): Content {
  const { userId, contentId, contentType, title, content, metadata, keywords, jobId, timestamp } = detail;
  const from: Version = { at: timestamp, eventId: id };
  const status = statusOf(publications);
  if (known) {
    // Written anew: an edit like any other, and what is known of the generation is of the newest one.
    return {
      ...edited(known, { title, content }, from),
      ...(isNewer(from, known.generatedFrom) && {
        generatedFrom: from,
        contentType,
        metadata,
        keywords,
        jobId,
      }),
      status,
      createdAt: known.createdAt < timestamp ? known.createdAt : timestamp,
      updatedAt: latest(known.updatedAt, timestamp),
      revisions: known.revisions + 1,
    };
  }
  const { title: pendingTitle, content: pendingContent, titleFrom = from, contentFrom = from } = pending;
  const fresh = { title, titleFrom: from, content, contentFrom: from };
  return {
    ...edited(edited(fresh, { title: pendingTitle }, titleFrom), { content: pendingContent }, contentFrom),
    userId,
    contentId,
    contentType,
    generatedFrom: from,
    metadata,
    keywords,
    jobId,
    status,
    createdAt: timestamp,
    updatedAt: latest(pending.updatedAt, timestamp),
    revisions: pending.revisions + 1,
  };
}

function followUps({ detail }: Generated): EventDraft[] {
  const { userId, contentId, contentType, title, content, keywords, jobId } = detail;
  const ready = `Your ${labelOf[contentType]} “${title}” is ready.`;
  return [
    contentOptimizationRequested({ userId, contentId, contentType }),
    realTimeNotification({
      userId,
      type: 'content_generated',
      message: ready,
      data: { contentId, contentType, title, ...(jobId !== undefined && { jobId }) },
      severity: 'success',
    }),
    // Only now is the job done: whoever sees 100 % finds the piece in the library.
    ...(jobId === undefined
      ? []
      : [
          jobProgressUpdate({
            userId,
            jobId,
            jobType: 'content-generation',
            progress: 100,
            status: 'completed',
            message: ready,
            estimatedTimeRemaining: 0,
          }),
        ]),
    ...(contentType === 'blog-post'
      ? [
          seoAnalysisRequested({
            userId,
            contentId,
            title,
            keywords: [...keywords],
            wordCount: wordsOf(content).length,
            excerpt: beginningOf(content, maxExcerpt),
          }),
        ]
      : []),
    ...(contentType === 'social-media'
      ? [socialSchedulingRequested({ userId, contentId, platforms: [...socialPlatforms] })]
      : []),
  ];
}
