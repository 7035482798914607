/** What studio writes, in an agent's words. */
export const contentTypes = [
  {
    value: 'blog-post',
    label: 'Blog post',
    ask: 'What is it about?',
    hint: 'Five questions that every first-time buyer asks',
  },
  {
    value: 'social-media',
    label: 'Social media post',
    ask: 'What is it about?',
    hint: 'Open house this Sunday at Green Lake',
  },
  {
    value: 'listing-description',
    label: 'Listing description',
    ask: 'What is special about the home?',
    hint: 'Craftsman near Green Lake',
  },
  {
    value: 'market-update',
    label: 'Market update',
    ask: 'Which market, and what of it?',
    hint: 'Ballard in November',
  },
  { value: 'video-script', label: 'Video script', ask: 'What is it about?', hint: 'A walk through Fremont' },
  {
    value: 'neighborhood-guide',
    label: 'Neighborhood guide',
    ask: 'Which neighborhood?',
    hint: 'Ballard for families',
  },
] as const;

export type ContentType = (typeof contentTypes)[number]['value'];

export const isContentType = (value: unknown): value is ContentType =>
  contentTypes.some((one) => one.value === value);

/** `blog-post` → `Blog post`; what came after this page is shown as it is. */
export const contentLabel = (type: string): string =>
  contentTypes.find(({ value }) => value === type)?.label ?? type;

/** Where pieces are published. Others may be named as well. */
export const channels = ['website', 'facebook', 'instagram', 'linkedin', 'newsletter'] as const;

export const statusLabel = { generated: 'Draft', scheduled: 'Scheduled', published: 'Published' } as const;
export const statusColor = { generated: 'gray', scheduled: 'yellow', published: 'teal' } as const;

/** `usage_limit_exceeded` → `Usage limit exceeded`, `first-content` → `First content`. */
export function plainWords(id: string): string {
  const words = id.replaceAll(/[-_]/g, ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
