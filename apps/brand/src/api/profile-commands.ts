import { brandAuditRequested, profileUpdated } from '@bayon/event-contracts';
import { endpoint } from '@bayon/publisher/http';
import { changesOf } from '../presence/profile.ts';
import type { Presence } from '../presence/reads.ts';
import { accept, idOf, type Voice } from './accept.ts';
import { routes } from './routes.ts';

export const profileCommands = (presence: Pick<Presence, 'profile'>, voice: Voice) => [
  endpoint(routes.putProfile, async (request) => {
    const { userId, body: profileData } = request;
    const changes = changesOf((await presence.profile(userId))?.fields ?? {}, profileData);
    const event = profileUpdated({ userId, profileData, changes }, { id: idOf(request, 'profile') });
    return accept(voice, changes.length === 0 ? [] : [event], { changes });
  }),

  endpoint(routes.requestAudit, (request) => {
    const auditId = idOf(request, 'audit');
    const event = brandAuditRequested(
      { userId: request.userId, auditId, auditType: 'nap-consistency', reason: 'requested', changes: [] },
      { id: auditId },
    );
    return accept(voice, [event], { auditId });
  }),
];
