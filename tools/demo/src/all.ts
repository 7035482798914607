import type { Agent } from './agent.ts';
import { partOf, type Screen } from './screen.ts';

type Demo = (agent: Agent, screen: Screen) => Promise<void>;

/** Every story at once, each with an agent of its own, on one screen. */
export const allOf =
  (demos: Readonly<Record<string, Demo>>, signInAs: (user: string) => Promise<Agent>) =>
  async (agent: Agent, screen: Screen): Promise<void> => {
    const ends = await Promise.allSettled(
      Object.entries(demos).map(async ([name, demo]) => {
        const one = await signInAs(`${agent.user}-${name}`);
        await demo(one, partOf(screen, name)).finally(() => one.client.realtime.close());
      }),
    );
    const failed = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as Error] : []));
    if (failed[0]) throw failed[0];
    screen.print(`\nAll ${ends.length} told.`);
  };
