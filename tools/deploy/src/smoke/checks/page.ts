import { SmokeFailed } from '../../errors.ts';
import type { Check } from '../check.ts';

/** The page is served, with its policy. */
export const page: Check = {
  name: 'page',
  async run({ reach: { pageUrl } }) {
    if (pageUrl === undefined) return 'not looked at: a foreign cloud has no name for it';
    const answer = await fetch(pageUrl);
    const text = await answer.text();
    if (!answer.ok || !text.includes('<div id="root"'))
      throw new SmokeFailed(`${pageUrl} answers ${answer.status} and no page`);
    if (!answer.headers.has('content-security-policy'))
      throw new SmokeFailed(`${pageUrl} has no content-security-policy`);
    return pageUrl;
  },
};
