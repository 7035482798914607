import { SmokeFailed } from '../../errors.ts';
import type { Check } from '../check.ts';

/** Nobody is let in without a token, and nobody with a forged one. */
export const access: Check = {
  name: 'access',
  async run({ reach }) {
    const paths = ['/audit/events', '/brand/profile', '/market/alerts', '/realtime/jobs'];
    const more = ['/research/queries', '/studio/content', '/user/usage'];
    for (const path of [...paths, ...more])
      for (const headers of [{}, { authorization: 'Bearer forged' }] as Record<string, string>[]) {
        const { status } = await reach.fetch(`${reach.origin}${path}`, { headers });
        if (status !== 401) throw new SmokeFailed(`${path} answers ${status} to nobody, and should 401`);
      }
    return 'every API refuses whoever has no good token';
  },
};
