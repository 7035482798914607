import type { Brief, Composition } from './brief.ts';
import { hashtags } from './hashtags.ts';
import { welcome } from './in-voice.ts';
import { factsSentence } from './listing-facts.ts';
import { sentence, sentences } from './phrases.ts';

/** Fits every network that studio posts to but the shortest, whose posts are cut from it. */
const maxCharacters = 900;

/** A line of the post; the least important are left out first when it would grow too long. */
interface Line {
  readonly text: string | undefined;
  readonly importance: number;
}

function fitted(lines: readonly Line[]): string {
  const kept = new Set<Line>();
  let length = 0;
  for (const line of lines.toSorted((a, b) => b.importance - a.importance)) {
    const grown = length + (line.text?.length ?? 0) + 2;
    if (line.text && grown <= maxCharacters) {
      kept.add(line);
      length = grown;
    }
  }
  return lines
    .filter((line) => kept.has(line))
    .map(({ text }) => text)
    .join('\n\n');
}

/** The first two points of a theme stand on their own; the later ones build on them. */
function thought({ audience, theme, pick }: Brief): string {
  const [first, second] = theme.points;
  const lead = audience
    ? `A thought for ${audience}:`
    : pick('thought', ['One thought to take along:', 'Worth remembering:']);
  return `${lead} ${pick('point', [first, second]).short}`;
}

/** One short post of at most 900 characters, with hashtags made of the keywords. */
export function socialMedia(brief: Brief): Composition {
  const { topic, voice, listing, keywords, pick } = brief;
  const hook = sentences(sentence(topic), voice.emoji);
  const post = fitted([
    { text: hook, importance: 5 },
    { text: listing && sentences(welcome(brief), factsSentence(listing)), importance: 3 },
    { text: listing?.features[0] && `A favorite detail: ${listing.features[0]}.`, importance: 0 },
    { text: listing ? undefined : thought(brief), importance: 2 },
    { text: pick('invitation', voice.shortInvitations), importance: 4 },
    { text: hashtags(keywords).join(' '), importance: 2 },
  ]);
  return { title: topic, sections: [post] };
}
