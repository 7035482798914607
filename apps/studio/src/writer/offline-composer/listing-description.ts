import type { Brief, Composition } from './brief.ts';
import { welcome } from './in-voice.ts';
import { factsSentence, type ListingFacts } from './listing-facts.ts';
import { capitalised, quoted, sentences, series } from './phrases.ts';

function highlights({ features }: ListingFacts): string | undefined {
  if (features.length === 0) return undefined;
  return `**Highlights**\n\n${features.map((feature) => `- ${capitalised(feature)}`).join('\n')}`;
}

function atAGlance({ address, price, sizes }: ListingFacts): string {
  const lines = [`Address: ${address}`, price && `Price: ${price}`, ...sizes.map(capitalised)];
  return `**At a glance**\n\n${lines
    .filter(Boolean)
    .map((line) => `- ${line ?? ''}`)
    .join('\n')}`;
}

/** What to say of a home whose facts the agent has not given: nothing that a buyer could rely on. */
const withoutFacts = 'The full details, including price and size, are yours for the asking.';

/**
 * A listing text from the listing's own facts. It describes the home and never the buyer: in the United States
 * an advertisement that names whom a home suits may state a preference under the Fair Housing Act (42 U.S.C.
 * 3604(c)), so the request's audience is not used here.
 */
export function listingDescription(brief: Brief): Composition {
  const { topic, listing, voice, keywords, pick } = brief;
  const opening = sentences(welcome(brief), listing ? factsSentence(listing, 'The home') : withoutFacts);
  const searched = keywords.slice(0, 3).map(quoted);
  const closing = sentences(
    pick('impression', voice.impressions),
    searched.length > 0 ? `Searching for ${series(searched, 'or')}? Add this home to your list.` : undefined,
    'Ask me for a showing, and for anything you would like to verify beforehand.',
    pick('invitation', voice.shortInvitations),
  );
  const facts = listing ? [highlights(listing), atAGlance(listing)] : [];
  return {
    title: topic,
    sections: [opening, ...facts, closing].filter((section) => section !== undefined),
  };
}
