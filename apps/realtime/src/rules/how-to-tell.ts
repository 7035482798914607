import type { LogState } from '../items.ts';
import { nextAt, nextHour, quietUntil } from './local-time.ts';
import type { Notification } from './log-entry.ts';
import { isStorm, stormEnd } from './storm.ts';
import { wishedAt } from './wishes.ts';

/** A notification is told at once, waits for a digest that comes at a moment (ISO 8601 UTC), or is not logged at all. */
export type Telling = 'at once' | 'never' | { readonly comesAt: string };

/**
 * How a user is told of something: by what they wished when it was said, by their clocks then, and by how much of it
 * there was. What is critical always comes at once.
 */
export function howToTell({ detail }: Notification, log: LogState | undefined): Telling {
  const { type, severity, timestamp: said } = detail;
  if (severity === 'critical') return 'at once';
  const { channel, digestAt, quietHours, timeZone } = wishedAt(log, type, said);
  if (channel === 'off') return 'never';
  const afterQuiet = (moment: string) => (quietHours && quietUntil(quietHours, moment, timeZone)) ?? moment;
  if (channel === 'digest')
    return {
      comesAt: afterQuiet(
        digestAt === 'hourly' ? nextHour(said, timeZone) : nextAt(digestAt, said, timeZone),
      ),
    };
  const quietEnd = afterQuiet(said);
  if (quietEnd !== said) return { comesAt: quietEnd };
  return isStorm(log?.recent, type, said) ? { comesAt: afterQuiet(stormEnd(said)) } : 'at once';
}
