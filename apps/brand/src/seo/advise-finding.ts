import type { AuditFinding, SeoRecommendation } from '@bayon/event-contracts';
import { shortened } from '../presence/sentence.ts';

const nameOf: Readonly<Record<AuditFinding['field'], string>> = {
  businessName: 'name',
  address: 'address',
  phone: 'phone number',
};

/** What to do about something that a directory has wrong. */
export function adviseFinding({
  field,
  directory,
  expected,
  found,
  severity,
}: AuditFinding): SeoRecommendation {
  const what = nameOf[field];
  const advice =
    found === ''
      ? `Add your ${what} on ${directory}: ${expected}`
      : `Correct your ${what} on ${directory}: it says “${shortened(found, 90)}”, not “${shortened(expected, 90)}”.`;
  return {
    kind: field === 'businessName' ? 'listing-name' : `listing-${field}`,
    message: shortened(advice, 300),
    priority: severity,
  };
}
