import { type AuditFinding, auditCompleted, BrandAuditRequested } from '@bayon/event-contracts';
import { get, query, rule } from '@bayon/publisher/rule';
import { audit } from '../nap/audit.ts';
import { keys, prefixes, userPartition } from '../presence/keys.ts';
import { maxListings, type Listing } from '../presence/listing.ts';

/** Several uploads of one moment may pass the limit together; what is looked at has a bound all the same. */
const mostListings = 10 * maxListings;

/** The profile against what the directories say. The audit is stored when it is completed, like anybody's. */
export const brandAuditRequestedRule = rule(BrandAuditRequested, {
  load: ({ detail: { userId } }) => ({
    profile: get(keys.profile(userId)),
    listings: query<Listing>(userPartition(userId), { prefix: prefixes.listing, limit: mostListings }),
  }),
  decide: ({ detail: { userId, auditId, auditType } }, { profile, listings }) => {
    const { score, findings } = audit(profile?.fields ?? {}, listings);
    const told = withinEvent(findings);
    return {
      writes: [],
      events: [
        auditCompleted({ userId, auditId, auditType, score, findings: told, findingsTotal: findings.length }),
      ],
    };
  },
});

const most = 50;
/** Bytes of JSON, well within an event's 64 KiB: fifty findings of the longest texts in another script are not. */
const mostBytes = 48 * 1024;

/** The first findings, as many as an event carries. */
function withinEvent(findings: readonly AuditFinding[]): AuditFinding[] {
  const encoder = new TextEncoder();
  const told: AuditFinding[] = [];
  let bytes = 0;
  for (const finding of findings.slice(0, most)) {
    bytes += encoder.encode(JSON.stringify(finding)).length + 1;
    if (bytes > mostBytes) break;
    told.push(finding);
  }
  return told;
}
