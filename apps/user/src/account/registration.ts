import type { DetailOf, UserRegistered } from '@bayon/event-contracts';

/** How and when a user came. */
export interface Registration {
  readonly email: string;
  readonly registrationMethod: string;
  readonly referralSource?: string;
  /** ISO 8601 UTC */
  readonly registeredAt: string;
}

export const registrationOf = ({
  email,
  registrationMethod,
  referralSource,
  timestamp,
}: DetailOf<typeof UserRegistered> & { readonly timestamp: string }): Registration => ({
  email,
  registrationMethod,
  ...(referralSource !== undefined && { referralSource }),
  registeredAt: timestamp,
});
