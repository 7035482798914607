import * as z from 'zod';

/** What studio writes. */
export const contentTypes = [
  'blog-post',
  'social-media',
  'listing-description',
  'market-update',
  'video-script',
  'neighborhood-guide',
] as const;

export const contentType = z.enum(contentTypes);
export type ContentType = z.infer<typeof contentType>;

/** Longest title, in characters. */
export const maxTitle = 300;

/**
 * Longest content, in characters: about 3,000 words. Even in a script of three bytes a character it stays below the
 * 64 KiB that a detail may have.
 */
export const maxContent = 20_000;
