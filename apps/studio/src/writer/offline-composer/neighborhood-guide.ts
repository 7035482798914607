import type { Brief, Composition } from './brief.ts';
import { aside, dedication, invitation } from './in-voice.ts';
import { factsSentence } from './listing-facts.ts';
import { capitalised, paragraphs, quoted, sentence, sentences } from './phrases.ts';

/**
 * How to get to know a place, for any place: the composer knows none, and invents no café, school or commute.
 * It leaves out who lives there, how safe it is and how good its schools are, which agents in the United States
 * must not steer by (Fair Housing Act, 42 U.S.C. 3604).
 */
const walks = [
  {
    headings: ['Start on foot', 'Take a walk first'],
    body: 'The best map of a neighborhood is the one you make yourself. Park the car, leave the phone in your pocket, and walk for a while without a plan. Notice where people stop to talk, where the shade is, how the sidewalks are kept, and which corner you would show to a visitor. Then come back on another day, at another hour, and see what has changed.',
  },
  {
    headings: ['Try an ordinary day', 'Rehearse a weekday'],
    body: 'A neighborhood proves itself on a weekday, not on a holiday. Make the trip to work at the time you would really make it. Buy groceries, mail a letter, look for a quiet place to read, and find out where you would go when the fridge is empty late in the evening. Whatever feels easy on a test day will feel easy for years, and the same is true of whatever does not.',
  },
  {
    headings: ['Read the streets and the houses', 'Look up, and look closely'],
    body: 'Look at the homes themselves: when they seem to have been built, how they sit on their lots, what has been added, and what is being repaired. Ask the city or county what is planned nearby, since a building site next door today may be a park or a parking lot tomorrow. Street by street, you will learn which details raise your pulse and which ones you would rather leave to somebody else.',
  },
  {
    headings: ['Listen before you decide', 'Ask the people who know'],
    body: 'Say hello. Shopkeepers, dog walkers, and people in their front yards know things that no website lists: where the water stands after rain, when the street is loud, what everyone looks forward to in summer. Ask what they would change if they could. You will hear a few complaints and a few love stories, and between them a fair picture of daily life.',
  },
] as const;

function introduction(brief: Brief): string {
  const { topic, voice, pick } = brief;
  return paragraphs(
    sentences(pick('opening', voice.openings), sentence(topic)),
    sentences(
      'A guide can point, but only a visit can convince.',
      'So here is how to get to know a place well enough to tell whether it could be home.',
      dedication(brief),
    ),
  );
}

function toLookFor({ keywords }: Brief): string | undefined {
  if (keywords.length === 0) return undefined;
  return paragraphs(
    '## Put these on your list',
    'Take this list along, and write a line of your own next to each entry while the impression is fresh:',
    keywords.map((keyword) => `- ${capitalised(keyword)}`).join('\n'),
  );
}

function onListing({ listing, topic }: Brief): string | undefined {
  return (
    listing &&
    paragraphs(
      '## A home to visit while you are there',
      sentences(
        `If you would like to see ${quoted(topic)} from the inside, start with ${listing.address}.`,
        factsSentence(listing),
        'Walk there from the nearest corner that you like, and notice how the way home feels.',
      ),
    )
  );
}

/** A guide to exploring a place, from an agent who would rather show it than describe it. */
export function neighborhoodGuide(brief: Brief): Composition {
  const { topic, pick } = brief;
  const sections = [
    introduction(brief),
    ...walks.map(({ headings, body }, place) =>
      paragraphs(`## ${pick(`walk ${place}`, headings)}`, sentences(aside(brief, place), body)),
    ),
    toLookFor(brief),
    onListing(brief),
    invitation(brief),
  ];
  return {
    title: /\bguide\b|[?？!]$/iu.test(topic) ? topic : `${topic}: a neighborhood guide`,
    sections: sections.filter((section) => section !== undefined),
  };
}
