import { randomUUID } from 'node:crypto';
import { brandAuditRequested, profileUpdated } from '@bayon/event-contracts';
import { endpoint, taken } from '@bayon/publisher/http';
import { changesOf } from '../presence/profile.ts';
import type { Presence } from '../presence/reads.ts';
import { routes } from './routes.ts';

export const profileCommands = (presence: Pick<Presence, 'profile'>) => [
  endpoint(routes.putProfile, async ({ userId, body: profileData }) => {
    const changes = changesOf((await presence.profile(userId))?.fields ?? {}, profileData);
    if (changes.length === 0) return { status: 200, body: { changes } };
    return taken({ changes }, profileUpdated({ userId, profileData, changes }));
  }),

  endpoint(routes.requestAudit, ({ userId }) => {
    const auditId = randomUUID();
    const event = brandAuditRequested(
      { userId, auditId, auditType: 'nap-consistency', reason: 'requested', changes: [] },
      { id: auditId },
    );
    return Promise.resolve(taken({ auditId }, event));
  }),
];
