import type { Version } from './content.ts';

/** How the user wants to sound: what brand knows of the business, and what the user set. */
export interface Voice {
  /** The tone of the brand's personalization, and the event it is from. */
  readonly brandTone?: string;
  readonly brandFrom?: Version;
  /** The tone of the user's preferences; it goes first. */
  readonly preferredTone?: string;
  readonly preferredFrom?: Version;
}

/** The tone to write in where a request asks for none. Empty is none. */
export const toneOf = (voice: Voice | undefined): string | undefined =>
  voice?.preferredTone || voice?.brandTone || undefined;
