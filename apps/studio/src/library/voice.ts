import { type Held, type Said, valueAt, type Version, withWord } from '@bayon/publisher/rule';

/** How the user wants to sound: what brand knows of the business, and what the user set. */
export interface Voice {
  /** The tone of the brand's personalization, and the event it is from. */
  readonly brandTone?: string;
  readonly brandFrom?: Version;
  /** The tone of the user's preferences; it goes first. */
  readonly preferredTone?: string;
  readonly preferredFrom?: Version;
  /** What it was before, newest first. */
  readonly preferredEarlier?: readonly Said<string>[];
}

/** The voice after one more word of its user's. */
export function withPreferredTone(voice: Voice | undefined, tone: string, from: Version): Voice {
  const { value, from: preferredFrom, earlier } = withWord(preferredIn(voice), tone, from);
  return {
    ...voice,
    preferredTone: value,
    preferredFrom,
    ...(earlier && { preferredEarlier: earlier }),
  };
}

/**
 * The tone to write in where a request asks for none. Empty is none. It is what the user preferred when they asked; the
 * brand's is the one that is known: what its profile says has no moment of the user's.
 *
 * @param moment ISO 8601 UTC
 */
export const toneOf = (voice: Voice | undefined, moment: string): string | undefined =>
  valueAt(preferredIn(voice), moment) || voice?.brandTone || undefined;

function preferredIn({ preferredTone, preferredFrom, preferredEarlier }: Voice = {}):
  Held<string> | undefined {
  if (preferredTone === undefined || preferredFrom === undefined) return undefined;
  return {
    value: preferredTone,
    from: preferredFrom,
    ...(preferredEarlier && { earlier: preferredEarlier }),
  };
}
