import type { ContentType } from '@bayon/event-contracts';

/** What an agent calls each kind of piece. */
export const labelOf: Readonly<Record<ContentType, string>> = {
  'blog-post': 'blog post',
  'social-media': 'social media post',
  'listing-description': 'listing description',
  'market-update': 'market update',
  'video-script': 'video script',
  'neighborhood-guide': 'neighborhood guide',
};

/** `website`, `website and facebook`, `website, facebook and x` */
export function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
