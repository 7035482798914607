import type { Notification, Progress } from '@bayon/client';
import { type Agent, DemoError, type Facts } from './agent.ts';
import { progressBar } from './progress-bar.ts';
import type { Screen } from './screen.ts';

/** The longest that one thing may take here, in milliseconds: a remote model is given its time. */
const patience = 150_000;

/** An agent's eyes: what is shown to them, as it happens, and whether something has happened yet. */
export interface Watch {
  /** Waits for a notification, or finds that it is here already. */
  notified(event: string, matches?: (data: Facts) => boolean): Promise<Notification>;
  /** Waits until a job is at its end. */
  finished(jobId: unknown): Promise<Progress>;
  /** Asks again and again until an answer is as it should be. */
  until(what: string, ask: () => Promise<unknown>, isThere: (answer: Facts) => boolean): Promise<Facts>;
}

/** Connects the agent and shows what comes. @throws DemoError */
export async function watch({ client }: Agent, screen: Screen): Promise<Watch> {
  const { realtime } = client;
  const seen: Notification[] = [];
  const looks = new Set<() => void>();
  const lookAgain = () => looks.forEach((look) => look());

  realtime.on('notification', (one) => {
    seen.push(one);
    screen.print(`  ● ${one.message}`);
    lookAgain();
  });
  realtime.on('progress', (one) => {
    screen.show(`  ${progressBar(one.progress, one.message)}`);
    if (isEnd(one)) screen.print('');
    lookAgain();
  });
  realtime.on('connection', lookAgain);

  function come<Found>(what: string, find: () => Found | undefined): Promise<Found> {
    const { promise, resolve, reject } = Promise.withResolvers<Found>();
    const look = () => {
      const found = find();
      if (found !== undefined) resolve(found);
    };
    looks.add(look);
    look();
    const timeout = setTimeout(() => reject(new DemoError(`${what} did not come`)), patience);
    return promise.finally(() => {
      clearTimeout(timeout);
      looks.delete(look);
    });
  }

  realtime.connect();
  await come('the connection', () => realtime.getSnapshot().connection === 'connected' || undefined);
  return {
    notified: (event, matches = () => true) =>
      come(`a notification ${event}`, () =>
        seen.find((one) => one.event === event && matches(one.data as Facts)),
      ),
    finished: (jobId) =>
      come('the end of a job', () => {
        const job = realtime.getSnapshot().jobs[String(jobId)];
        return job && isEnd(job) ? job : undefined;
      }),
    async until(what, ask, isThere) {
      for (const end = Date.now() + patience; Date.now() < end;) {
        const answer = (await ask()) as Facts;
        if (isThere(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new DemoError(`${what} did not become what it should be`);
    },
  };
}

const isEnd = ({ status }: Progress) => status === 'completed' || status === 'failed';
