import type { ContentRequest, ContentType } from '@bayon/event-contracts';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Writer } from '../writer.ts';
import { blogPost } from './blog-post.ts';
import { type Brief, briefOf, type Composition } from './brief.ts';
import { listingDescription } from './listing-description.ts';
import { marketUpdate } from './market-update.ts';
import { neighborhoodGuide } from './neighborhood-guide.ts';
import { oneLine } from './phrases.ts';
import { socialMedia } from './social-media.ts';
import { videoScript } from './video-script.ts';

const compositions: Readonly<Record<ContentType, (brief: Brief) => Composition>> = {
  'blog-post': blogPost,
  'social-media': socialMedia,
  'listing-description': listingDescription,
  'market-update': marketUpdate,
  'video-script': videoScript,
  'neighborhood-guide': neighborhoodGuide,
};

/** What the composer was asked to compose, as one line: `A warm blog-post: … (for first-time buyers)`. */
function assignment({ tone, contentType, topic, audience, keywords }: ContentRequest): string {
  return oneLine(
    [
      [tone, contentType].filter(Boolean).join(' '),
      `: ${topic}`,
      audience ? ` (for ${audience})` : '',
      keywords && keywords.length > 0 ? ` [${keywords.join(', ')}]` : '',
    ].join(''),
  );
}

/**
 * The writer for everyone without a model: it composes a piece from the request's own facts and invents none.
 * The same request always gives the same piece.
 */
export function offlineComposer(): Writer {
  return {
    model: 'offline-composer',
    estimate: () => 1,
    async write(request, { onProgress, signal }) {
      const { title, sections } = compositions[request.contentType](briefOf(request));
      const written: string[] = [];
      for (const section of sections) {
        // One turn of the event loop each, so that progress gets out and a cancellation gets in.
        await nextTurn(undefined, { signal });
        written.push(section);
        onProgress(written.length / sections.length);
      }
      return { title, content: written.join('\n\n'), tokensUsed: 0, prompt: assignment(request) };
    },
  };
}
