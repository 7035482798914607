/** At least one phrasing, of which the request picks one. */
export type Phrasings = readonly [string, ...string[]];

/**
 * How a tone sounds: the sentences of a piece that carry its manner and no facts. Each fits every topic.
 * `openings` end with a colon, after which the topic follows as a sentence of its own.
 */
export interface Voice {
  readonly openings: Phrasings;
  /** What the reader may expect, after the topic is named. */
  readonly promises: Phrasings;
  /** Says whom the piece is for: `{audience}` stands for them. */
  readonly dedications: Phrasings;
  /** Short sentences that a section may begin with; none for a plain voice. */
  readonly asides: readonly string[];
  readonly invitationHeadings: Phrasings;
  /** The call to action, as a paragraph. */
  readonly invitations: Phrasings;
  /** The call to action, as one sentence. */
  readonly shortInvitations: Phrasings;
  /** Presents a listing; `{home}` stands for its address or the topic. */
  readonly welcomes: Phrasings;
  /** After a listing's features. */
  readonly impressions: Phrasings;
  /** Said to the camera at the start. */
  readonly greetings: Phrasings;
  /** Ends a social post; may be empty. */
  readonly emoji: string;
}
