import type { Brief, Composition } from './brief.ts';
import { aside, dedication, invitation } from './in-voice.ts';
import { factsSentence } from './listing-facts.ts';
import { capitalised, paragraphs, quoted, sentence, sentences, series } from './phrases.ts';

function introduction(brief: Brief): string {
  const { topic, isQuestion, voice, pick } = brief;
  return paragraphs(
    sentences(pick('opening', voice.openings), sentence(topic)),
    sentences(
      isQuestion ? 'The honest answer begins with a few questions of your own.' : undefined,
      pick('promise', voice.promises),
      dedication(brief),
    ),
  );
}

/** Keywords are what readers searched for, so the section answers just that, whatever their grammar. */
function onKeywords({ keywords, pick }: Brief): string | undefined {
  const [first, ...others] = keywords;
  if (first === undefined) return undefined;
  const heading = pick('keyword heading', ['what to ask first', 'making it concrete']);
  return paragraphs(
    `## ${capitalised(first)}: ${heading}`,
    sentences(
      `People mean different things by ${quoted(first)}, so it pays to be specific. Ask what it means on your street, within your budget, and on your schedule.`,
      others.length > 0
        ? `The same goes for ${series(others.slice(0, 3).map(quoted))}: a general answer is a fine start, and a local one is what you can act on.`
        : 'A general answer is a fine start, and a local one is what you can act on.',
    ),
  );
}

function onListing({ listing, pick }: Brief): string | undefined {
  if (!listing) return undefined;
  const [feature] = listing.features;
  return paragraphs(
    `## ${pick('listing heading', ['One home to picture it with', 'A home as an example'])}`,
    sentences(
      `It is easier to think about all this with a real address in front of you, so take ${listing.address}.`,
      factsSentence(listing),
      feature && `One detail to notice there: ${feature}.`,
      'Hold the points above against it, and you will soon see which of them matter most to you.',
    ),
  );
}

/** A post of 350 to 700 words: introduction, three to five sections with headings, call to action. */
export function blogPost(brief: Brief): Composition {
  const { topic, theme, pick } = brief;
  const extras = [onKeywords(brief), onListing(brief)].filter((section) => section !== undefined);
  // Five sections at most, so what the request brings of its own takes the place of a general point.
  const points = theme.points
    .slice(0, Math.min(4, 5 - extras.length))
    .map((point, place) =>
      paragraphs(
        `## ${pick(`heading ${place}`, point.headings)}`,
        sentences(aside(brief, place), point.body),
      ),
    );
  return { title: topic, sections: [introduction(brief), ...points, ...extras, invitation(brief)] };
}
