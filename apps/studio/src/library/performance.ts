/** How a published piece does. Opened a day after publishing; who measures adds to it. */
export interface Performance {
  readonly contentId: string;
  readonly publishedTo: readonly string[];
  /** ISO 8601 UTC: when the first tracking was due. */
  readonly openedAt: string;
}
