import { luxury } from './luxury.ts';
import { plain } from './plain.ts';
import { playful } from './playful.ts';
import { professional } from './professional.ts';
import type { Voice } from './voice.ts';
import { warm } from './warm.ts';

/** Tones are free text: an agent may well write "friendly, but not silly". The first match decides. */
const voices: readonly (readonly [RegExp, Voice])[] = [
  [/luxur|elegan|upscale|premium|refined|sophisticat|exclusive/iu, luxury],
  [/warm|friendl|caring|heartfelt|welcoming|empath|gentle|personal\b/iu, warm],
  [/playful|fun\b|funny|witty|humou?r|cheeky|energetic|casual|lively/iu, playful],
  [/profession|formal|authoritative|expert|business|informative|serious/iu, professional],
];

/** @returns the voice for a tone; the plain one for none, or for one that names none of the others */
export function voiceFor(tone: string | undefined): Voice {
  return voices.find(([pattern]) => pattern.test(tone ?? ''))?.[1] ?? plain;
}
