import type { Mark } from '@bayon/event-contracts';
import { resume } from '../protocol/client-messages.ts';
import type { LookAtLog } from '../reads/log-look.ts';
import type { ReadMissed } from '../reads/missed.ts';
import { type NotificationFrame, notificationFrame, progressFrame } from '../rules/frame.ts';
import { type LogStatus, unnamedLog } from '../rules/log-status.ts';
import { groupsFor } from '../rules/parts-for.ts';
import { type Action, frame, theEnd } from './action.ts';
import { errorFrame } from '../rules/error-frame.ts';
import { read } from './read-message.ts';
import type { CountResume } from './resume-rate.ts';

/** As many as come in frames. Who missed more is faster with pages of the API, and can show the newest first. */
const mostInFrames = 500;

/** Brings a client up to date: what it missed, the jobs that are not finished, and where it is then. */
export const createResume =
  (parts: {
    readonly lookAtLog: LookAtLog;
    readonly readMissed: ReadMissed;
    readonly countResume: CountResume;
  }): Action =>
  async (message, client) => {
    const asked = read(resume, message);
    if ('complaint' in asked) return frame(errorFrame('invalid_resume', asked.complaint));
    const { after, log } = asked.message;
    const { userId, connectionId, protocol } = client;
    const [retryAfter, { status, markOf, hasNext, hasEnded }] = await Promise.all([
      parts.countResume(client),
      parts.lookAtLog(client, after),
    ]);
    if (hasEnded) return theEnd;
    if (retryAfter !== undefined)
      return frame({ ...errorFrame('rate_limited', 'Too many resumes. Wait, then try again.'), retryAfter });

    const { lastSeq } = status;
    const recovered = after !== undefined && reachesBack(after, log, status, hasNext);
    const from = recovered ? after : lastSeq;
    // Without the entries, from their end: only the jobs are left to be read.
    const known = lastSeq - from > mostInFrames ? lastSeq : from;
    const { entries, jobs } = await parts.readMissed(userId, known, lastSeq);
    const frames = [
      ...entries.map((entry) => withMark(notificationFrame(entry), markOf(entry))),
      ...jobs.map(progressFrame),
    ];
    const to = entries.at(-1)?.seq ?? from;
    return {
      texts: [
        ...groupsFor(
          protocol,
          frames.map((one) => ({ text: JSON.stringify(one) })),
        ).map(({ text }) => text),
        JSON.stringify({ type: 'resumed', connectionId, ...status, from, to, recovered }),
      ],
    };
  };

/** What is missed is mostly new: only what is not is said. */
const withMark = (one: NotificationFrame, mark: Mark): NotificationFrame =>
  mark === 'unread' ? one : { ...one, mark };

/** Whether all that a client does not know can still be told. */
const reachesBack = (after: number, log: string | undefined, status: LogStatus, hasNext: boolean): boolean =>
  (log === undefined || log === unnamedLog || log === status.log) &&
  (after === status.lastSeq || (after < status.lastSeq && hasNext));
