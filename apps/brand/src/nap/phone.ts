import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The country of a number that does not say one. The agents of this product are in the United States. */
const homeCountry = 'US';

/**
 * A phone number as E.164, or undefined where it is none. An extension is no part of it.
 * `(206) 555-0142 ext. 3` → `+12065550142`
 */
export const e164 = (phone: string): string | undefined =>
  parsePhoneNumberFromString(phone, homeCountry)?.number;

/** What to show of a phone: E.164 where it is a number, else what was written. */
export const shownPhone = (phone: string): string => e164(phone) ?? phone.trim();

/** Whether two ways to write a phone mean one number. What is no number is compared by its characters. */
export const samePhone = (one: string, other: string): boolean => shownPhone(one) === shownPhone(other);
