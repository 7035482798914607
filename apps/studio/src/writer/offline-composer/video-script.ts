import type { Brief, Composition } from './brief.ts';
import { aside, dedication, welcome } from './in-voice.ts';
import { factsSentence } from './listing-facts.ts';
import { paragraphs, quoted, sentence, sentences, series } from './phrases.ts';
import type { Point } from './themes/theme.ts';

/** What one scene shows and what is said in it. */
interface Scene {
  readonly name: string;
  readonly picture: string;
  readonly voice: string;
}

const pictures = [
  'You, walking slowly toward the camera outdoors. Keep the street behind you in view.',
  'You at a table with a notebook; cut to your hands as you write.',
  'A slow look along a hallway or a front door, then back to you.',
  'You, closer to the camera now, speaking to one person.',
] as const;

function hook(brief: Brief): Scene {
  const { topic, listing, voice, pick } = brief;
  return {
    name: 'The hook',
    picture: 'You, facing the camera, in good light. The title appears as text.',
    voice: sentences(
      pick('greeting', voice.greetings),
      'Today’s subject:',
      sentence(topic),
      // A tour advertises a home, and says as little about whom it suits as a listing description does.
      listing ? undefined : dedication(brief),
      listing
        ? 'Come along, and I will show you around.'
        : 'Stay with me for a few points that make the rest easier.',
    ),
  };
}

const pointScene = (brief: Brief, point: Point, place: number): Scene => ({
  name: brief.pick(`heading ${place}`, point.headings),
  picture: pictures[place] ?? pictures[0],
  voice: sentences(aside(brief, place), point.short),
});

function listingScene(brief: Brief): Scene | undefined {
  const { listing } = brief;
  if (!listing) return undefined;
  const features = listing.features.slice(0, 4);
  return {
    name: 'The home',
    picture: `Begin outside, then walk in.${features.length > 0 ? ` Show: ${series(features)}.` : ''}`,
    voice: sentences(
      welcome(brief),
      factsSentence(listing),
      features[0] && `And look at this: ${features[0]}.`,
    ),
  };
}

function closing({ keywords, voice, pick }: Brief): Scene {
  const searched = keywords.slice(0, 3).map(quoted);
  return {
    name: 'The invitation',
    picture: 'You, facing the camera. Your contact details appear as text.',
    voice: sentences(
      searched.length > 0
        ? `If you found this video while looking for ${series(searched, 'or')}, you are in the right place.`
        : undefined,
      pick('invitation', voice.shortInvitations),
      'And if this was useful, pass it on to someone who is thinking about the same thing.',
    ),
  };
}

const written = (scene: Scene, index: number): string =>
  paragraphs(
    `## Scene ${index + 1}: ${scene.name}`,
    `**On screen:** ${scene.picture}`,
    `**Say:** ${scene.voice}`,
  );

/** A script in scenes, each with what is seen and what is said. */
export function videoScript(brief: Brief): Composition {
  const { topic, theme, listing } = brief;
  const points = (listing ? theme.points.slice(0, 2) : theme.points).map((point, place) =>
    pointScene(brief, point, place),
  );
  // The home comes first when there is one: a viewer who came for the tour should not wait for advice.
  const scenes = [hook(brief), listingScene(brief), ...points, closing(brief)];
  return { title: topic, sections: scenes.filter((scene) => scene !== undefined).map(written) };
}
