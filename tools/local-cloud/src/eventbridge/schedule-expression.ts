import { Cron } from 'croner';
import { ValidationException } from './errors.ts';

/** When a schedule fires. Times are epoch milliseconds. */
export interface Schedule {
  /** The first moment after `now`; `previous` is when it was last due (or began), which a rate counts from. */
  next(now: number, previous: number): number | undefined;
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads `rate(5 minutes)` or `cron(0 9 ? * MON-FRI *)` (in UTC). Throws `ValidationException`, as PutRule does. */
export function parseSchedule(expression: string): Schedule {
  const [, kind, body = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  const schedule = kind === 'rate' ? rate(body) : kind === 'cron' ? cron(body) : undefined;
  if (!schedule) throw new ValidationException('Parameter ScheduleExpression is not valid.');
  return schedule;
}

/** `1 minute`, `5 minutes`: the unit is singular for 1 and plural for more. */
function rate(body: string): Schedule | undefined {
  const [, count = '', unit = '', plural] = /^([1-9]\d*) (minute|hour|day)(s?)$/.exec(body) ?? [];
  const interval = Number(count) * (UNITS[unit] ?? 0);
  if (interval === 0 || (count === '1') === (plural === 's')) return undefined;
  return {
    next: (now, previous) => previous + (Math.max(0, Math.floor((now - previous) / interval)) + 1) * interval,
  };
}

/** minutes, hours, day of month, month, day of week (1–7 is SUN–SAT), year; one of the two days must be `?`. */
function cron(body: string): Schedule | undefined {
  const fields = body.split(' ').filter((field) => field !== '');
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = fields;
  if (fields.length !== 6 || (dayOfMonth === '?') === (dayOfWeek === '?')) return undefined;
  if (!/^[\d*,/-]+$/.test(minutes + hours + year)) return undefined;
  // A lone L is Saturday in EventBridge; croner knows L only behind a weekday.
  const weekday = dayOfWeek === 'L' ? '7' : dayOfWeek;
  try {
    const pattern = `0 ${minutes} ${hours} ${dayOfMonth} ${month} ${weekday} ${year}`;
    const parsed = new Cron(pattern, {
      mode: '7-part',
      timezone: 'UTC',
      alternativeWeekdays: true,
      sloppyRanges: true,
      paused: true,
    });
    return { next: (now) => parsed.nextRun(new Date(now))?.getTime() };
  } catch {
    return undefined;
  }
}
