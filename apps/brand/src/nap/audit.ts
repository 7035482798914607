import type { AuditFinding, DirectoryListing } from '@bayon/event-contracts';
import { compareAddresses } from './address.ts';
import { compareNames } from './business-name.ts';
import { samePhone, shownPhone } from './phone.ts';

/** What must be the same everywhere. A field that is absent or blank is not compared: there is nothing to expect. */
export interface Nap {
  readonly businessName?: string | undefined;
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
}

type Field = AuditFinding['field'];
type Severity = AuditFinding['severity'];

/** What an audit of all listings has found. */
export interface Audit {
  /** 0 to 100, a whole number. */
  readonly score: number;
  /** The gravest first. */
  readonly findings: readonly AuditFinding[];
}

/** How much a field weighs: who calls a wrong number does not come to the right door. */
const weights: Readonly<Record<Field, number>> = { businessName: 3, address: 3, phone: 4 };

/** How much of a field's weight is lost. */
const losses: Readonly<Record<Severity, number>> = { high: 1, medium: 0.5, low: 0.2 };

const order: readonly Severity[] = ['high', 'medium', 'low'];

/**
 * Compares a profile with what directories say.
 *
 * score = 100 × (1 − Σ weight × loss of each finding ÷ Σ weight of each comparison), rounded; but never 100 where
 * there is a finding. Where nothing could be compared nothing contradicts: 100.
 */
export function audit(nap: Nap, listings: readonly DirectoryListing[]): Audit {
  const fields = (Object.keys(weights) as Field[]).filter((field) => nap[field]?.trim());
  const findings = listings.flatMap((listing) =>
    fields.flatMap((field): AuditFinding[] => {
      const [expected, found] = [(nap[field] ?? '').trim(), listing[field].trim()];
      const severity = severityOf(field, expected, found);
      if (!severity) return [];
      const show = (text: string) => (field === 'phone' && text !== '' ? shownPhone(text) : text);
      return [
        { field, directory: listing.directory, expected: show(expected), found: show(found), severity },
      ];
    }),
  );
  const compared = listings.length * fields.reduce((sum, field) => sum + weights[field], 0);
  const lost = findings.reduce((sum, { field, severity }) => sum + weights[field] * losses[severity], 0);
  const score = compared === 0 ? 100 : Math.round(100 * (1 - lost / compared));
  return {
    score: findings.length > 0 ? Math.min(score, 99) : score,
    findings: findings.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity)),
  };
}

/** How bad it is that a directory says something else; undefined where it says the same. */
function severityOf(field: Field, expected: string, found: string): Severity | undefined {
  // What is missing misleads nobody, but is not found either.
  if (found === '') return 'medium';
  switch (field) {
    case 'phone':
      return samePhone(expected, found) ? undefined : 'high';
    case 'businessName':
      return ({ none: undefined, similar: 'medium', other: 'high' } as const)[compareNames(expected, found)];
    case 'address':
      return ({ none: undefined, incomplete: 'low', unit: 'medium', place: 'high' } as const)[
        compareAddresses(expected, found)
      ];
  }
}
