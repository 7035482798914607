import * as z from 'zod';
import { constructorOf, defineEvent } from '../define-event.ts';
import { count, identifier, line, text, userId } from '../shared/fields.ts';

export const auditType = z.enum(['nap-consistency']);

export const BrandAuditRequested = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Brand Audit Requested',
  version: 1,
  producers: ['brand', 'brand api'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    auditId: identifier,
    auditType,
    /** Why: `nap-change`, `requested` */
    reason: line(120),
    /** The profile fields whose change asked for it. */
    changes: z.array(line(64)).max(20),
  }),
  examples: [
    {
      userId: 'ada',
      auditId: 'audit-19',
      auditType: 'nap-consistency',
      reason: 'nap-change',
      changes: ['phone'],
    },
    { userId: 'grace', auditId: 'audit-20', auditType: 'nap-consistency', reason: 'requested', changes: [] },
  ],
});

/** One thing that is not the same in a directory as in the profile. */
export const auditFinding = z.object({
  field: z.enum(['businessName', 'address', 'phone']),
  /** `google-business-profile`, `zillow` */
  directory: line(80),
  expected: text(200),
  /** Empty where the directory has none. */
  found: text(200),
  severity: z.enum(['low', 'medium', 'high']),
});

export type AuditFinding = z.infer<typeof auditFinding>;

export const AuditCompleted = defineEvent({
  sources: ['bayon.coagent.brand'],
  detailType: 'Audit Completed',
  version: 1,
  producers: ['brand'],
  consumers: ['brand'],
  detail: z.object({
    userId,
    auditId: identifier,
    auditType,
    /** 0 to 100, to a hundredth: DynamoDB refuses numbers below 10⁻¹³⁰, which JSON can carry. */
    score: z
      .number()
      .min(0)
      .max(100)
      .overwrite((score) => Math.round(score * 100) / 100),
    /** The gravest first; at most 50 travel with the event. */
    findings: z.array(auditFinding).max(50),
    /** All findings, those included that did not travel. */
    findingsTotal: count.optional(),
  }),
  examples: [
    {
      userId: 'ada',
      auditId: 'audit-19',
      auditType: 'nap-consistency',
      score: 83,
      findings: [
        {
          field: 'phone',
          directory: 'zillow',
          expected: '+12065550199',
          found: '+12065550142',
          severity: 'high',
        },
        {
          field: 'businessName',
          directory: 'yelp',
          expected: 'Lovelace Homes',
          found: 'Lovelace Home',
          severity: 'medium',
        },
      ],
      findingsTotal: 2,
    },
    { userId: 'grace', auditId: 'audit-20', auditType: 'nap-consistency', score: 100, findings: [] },
  ],
});

export const brandAuditRequested = constructorOf(BrandAuditRequested);
export const auditCompleted = constructorOf(AuditCompleted);
