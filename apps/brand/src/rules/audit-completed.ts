import { AuditCompleted, type DetailOf, realTimeNotification, type Severity } from '@bayon/event-contracts';
import { get, put, rule } from '@bayon/publisher/rule';
import { withScore } from '../presence/audit-history.ts';
import { adviceIndex, keys } from '../presence/keys.ts';
import { counted } from '../presence/sentence.ts';
import { isNewer, versionOf } from '../presence/version.ts';
import { adviseFinding } from '../seo/advise-finding.ts';

type Completed = DetailOf<typeof AuditCompleted>;

/** An audit is done: into the history, with what to do about each finding, and the agent is told. */
export const auditCompletedRule = rule(AuditCompleted, {
  load: ({ detail: { userId } }) => ({
    standing: get(keys.auditStanding(userId)),
    advice: get(keys.listingsAdvice(userId)),
  }),
  decide: (event, { standing: before, advice }) => {
    const { timestamp, findingsTotal = event.detail.findings.length, ...completed } = event.detail;
    const { userId, auditId, score, findings } = completed;
    const from = versionOf(event);
    const standing = withScore(before, { ...from, score });
    const adviceKey = keys.listingsAdvice(userId);
    const recommendations = findings.map(adviseFinding);
    return {
      writes: [
        put(keys.audit(userId, timestamp, event.id), { ...completed, findingsTotal, completedAt: timestamp }),
        put(keys.auditStanding(userId), standing),
        ...(isNewer(from, advice?.from)
          ? [
              put(
                adviceKey,
                { about: 'listings', auditId, score, recommendations, from },
                // Nothing to do, nothing to list; that it is so is remembered against older audits.
                recommendations.length > 0 ? { index: adviceIndex(userId, adviceKey, timestamp) } : {},
              ),
            ]
          : []),
      ],
      events: [
        realTimeNotification({
          userId,
          type: 'audit_completed',
          message: messageOf(score, findingsTotal),
          data: { auditId, score, findings: findingsTotal, trend: standing.trend },
          severity: severityOf(score),
        }),
      ],
    };
  },
});

const messageOf = (score: number, findings: number) =>
  findings === 0
    ? `Your brand audit is done: ${percentOf(score)}. No directory contradicts your profile.`
    : `Your brand audit is done: ${percentOf(score)}. ${counted(findings, 'detail')} in directories ${findings === 1 ? 'differs' : 'differ'} from your profile.`;

const percentOf = (score: number) => `score ${Math.round(score)} of 100`;

/** From 90 on all is well; below 60 clients are being misled. */
const severityOf = (score: Completed['score']): Severity =>
  score >= 90 ? 'success' : score >= 60 ? 'info' : 'warning';
