import { type CloudClient, DemoError, type Frame } from './cloud-client.ts';
import { progressBar } from './progress-bar.ts';
import type { Screen } from './screen.ts';

/** The longest that one thing may take here, in milliseconds: a remote model is given its time. */
const patience = 150_000;

/** An agent's eyes: what the WebSocket shows, as it happens, and whether something has happened yet. */
export interface Watch {
  /** Waits for a notification, or finds that it is here already. */
  notified(event: string, matches?: (data: Record<string, unknown>) => boolean): Promise<Frame>;
  /** Waits until a job is at its end. */
  finished(jobId: unknown): Promise<Frame>;
  /** Asks again and again until an answer is as it should be. */
  until(
    path: string,
    isThere: (answer: Record<string, unknown>) => boolean,
  ): Promise<Record<string, unknown>>;
}

/** Opens the agent's WebSocket and shows what arrives on it. */
export async function watch(agent: CloudClient, screen: Screen): Promise<Watch> {
  const seen: Frame[] = [];
  const waiting = new Set<() => void>();
  const percents = new Map<unknown, number>();

  await agent.listen((frame) => {
    seen.push(frame);
    show(frame);
    for (const check of waiting) check();
  });

  function show(frame: Frame): void {
    if (frame.type === 'notification') screen.print(`  ● ${String(frame['message'])}`);
    if (frame.type !== 'progress') return;
    // Frames have no order among each other: the bar never falls.
    const percent = frame['progress'] as number;
    if (percent <= (percents.get(frame['jobId']) ?? -1)) return;
    percents.set(frame['jobId'], percent);
    screen.show(`  ${progressBar(percent, frame['message'] as string)}`);
    if (isEnd(frame)) screen.print('');
  }

  function frame(what: string, matches: (frame: Frame) => boolean): Promise<Frame> {
    const { promise, resolve, reject } = Promise.withResolvers<Frame>();
    const check = () => {
      const found = seen.find(matches);
      if (found) resolve(found);
    };
    waiting.add(check);
    check();
    const timeout = setTimeout(() => reject(new DemoError(`${what} did not come`)), patience);
    return promise.finally(() => {
      clearTimeout(timeout);
      waiting.delete(check);
    });
  }

  return {
    notified: (event, matches = () => true) =>
      frame(`a notification ${event}`, (one) => {
        const data = (one['data'] ?? {}) as Record<string, unknown>;
        return one.type === 'notification' && one['event'] === event && matches(data);
      }),
    finished: (jobId) => frame('the end of a job', (one) => one['jobId'] === jobId && isEnd(one)),
    async until(path, isThere) {
      for (const end = Date.now() + patience; Date.now() < end;) {
        const answer = await agent.call('GET', path);
        if (isThere(answer)) return answer;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new DemoError(`${path} did not become what it should be`);
    },
  };
}

const isEnd = (frame: Frame) =>
  frame.type === 'progress' && (frame['status'] === 'completed' || frame['status'] === 'failed');
