import type { ContentRequest } from '@bayon/event-contracts';
import { listingFacts, type ListingFacts } from './listing-facts.ts';
import { capitalised, oneLine, withoutFullStop } from './phrases.ts';
import { type Pick, pickBy } from './pick.ts';
import { themeOf } from './themes/theme-of.ts';
import type { Theme } from './themes/theme.ts';
import type { Voice } from './voices/voice.ts';
import { voiceFor } from './voices/voice-for.ts';

/** A request, made ready to write from. Nothing but what stands here may be stated as a fact. */
export interface Brief {
  /** A clean line, first letter capital, no full stop at its end. */
  readonly topic: string;
  readonly isQuestion: boolean;
  /** At most `maxKeywords`, each once. */
  readonly keywords: readonly string[];
  readonly audience?: string;
  readonly listing?: ListingFacts;
  readonly theme: Theme;
  readonly voice: Voice;
  readonly pick: Pick;
}

/** What a composition is: the piece as a title and the sections of its content. */
export interface Composition {
  readonly title: string;
  /** Markdown, each section not empty. */
  readonly sections: readonly string[];
}

/** Beyond these a keyword is a sentence, and reads as one in the middle of another. */
const maxKeywordCharacters = 48;
const maxKeywords = 10;

function clean(keywords: readonly string[]): string[] {
  const byName = new Map<string, string>();
  for (const keyword of keywords.map(oneLine)) {
    if (keyword !== '' && keyword.length <= maxKeywordCharacters && !byName.has(keyword.toLowerCase())) {
      byName.set(keyword.toLowerCase(), keyword);
    }
  }
  return [...byName.values()].slice(0, maxKeywords);
}

/** Makes a request ready to write from; the same request gives the same brief. */
export function briefOf(request: ContentRequest): Brief {
  const topic = capitalised(withoutFullStop(oneLine(request.topic))) || 'A few words about home';
  const audience = withoutFullStop(oneLine(request.audience ?? ''));
  const listing = listingFacts(request.listing);
  return {
    topic,
    isQuestion: /[?？]$/u.test(topic),
    keywords: clean(request.keywords ?? []),
    ...(audience !== '' && { audience }),
    ...(listing && { listing }),
    theme: themeOf(`${topic} ${audience}`, listing !== undefined),
    voice: voiceFor(request.tone),
    pick: pickBy(JSON.stringify(request)),
  };
}
