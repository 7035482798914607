import type { Agent } from '../cloud/agent.ts';
import { type Arrivals, notificationId, watchArrivals } from '../cloud/arrivals.ts';
import { notificationFor } from '../cloud/notification.ts';
import { type Stage, withCloud } from '../cloud/with-cloud.ts';
import { median, percentile } from '../report/statistics.ts';
import type { Cell, Section } from '../report/table.ts';
import { drained } from '../throughput/flow.ts';
import { atMost, checkSection } from './checks.ts';
import { paced } from './paced.ts';

/**
 * Users beside the noisy one, and the notifications that each of them gets a second: the share of one. A hundred times
 * that is what two cores can do beside everything else: a machine that is out of processor time delays everybody.
 */
const others = 20;
const share = 0.25;
const times = 100;
const seconds = 40;
/** Notifications in one PutEvents of the noisy user's producer. */
const perRequest = 10;

/** How long a frame may take, in milliseconds: the noisy user's own have to wait. */
const patience = 5 * 60_000;

/** The others' notifications may take so many times as long as without the noisy user. */
const limit = 2;

/** Of the time that the noisy user's own take while they are worked off. First come, first served would be all of it. */
const queueLimit = 0.1;

/** A notification: when it was due and when its frame came (`performance.now()`). */
interface Told {
  readonly due: number;
  readonly arrived: number;
}

/** What becomes of the others' notifications while one user gets a hundred times its share. */
export const measureFairness = (appsDir: string): Promise<readonly Section[]> =>
  withCloud(appsDir, others + 1, async (stage) => {
    const [noisy, ...quiet] = stage.agents as [Agent, ...Agent[]];
    const arrivals = watchArrivals(stage.agents, notificationId, patience);
    const told = (duration = seconds) => tellOthers(stage, quiet, arrivals, duration);

    // Before anything is measured, the instances that it needs have started.
    await Promise.all([told(5), tellAtOnce(stage, noisy, arrivals)]);
    await drained(stage, patience);
    const alone = await told();
    const [spread, ownSpread] = await Promise.all([told(), tellSteadily(stage, noisy, arrivals)]);
    await drained(stage, patience);
    const [beside, ownAtOnce] = await Promise.all([told(), tellAtOnce(stage, noisy, arrivals)]);
    const workedOff = Math.max(...ownAtOnce.map(({ arrived }) => arrived));
    const atOnce = beside.filter(({ due }) => due < workedOff);

    const command = 'npm run bench -- --load';
    return [
      {
        name: 'fairness',
        title: 'Fairness',
        command,
        columns: [
          'notifications of',
          'while the noisy user gets',
          'samples',
          'median ms',
          'p99 ms',
          'longest ms',
        ],
        rows: [
          row('each of the others', 'nothing', alone),
          row('each of the others', `${share * times} a second`, spread),
          row('each of the others', `${share * times * seconds} at once`, atOnce),
          row('the noisy user', `${share * times} a second`, ownSpread),
          row('the noisy user', `${share * times * seconds} at once`, ownAtOnce),
        ],
        notes: [
          `${others} users get ${share} notifications a second each, for ${seconds} s; the noisy user gets ${times} times as many, evenly or all at the beginning. Of the latter run those of the others count that came while the noisy user’s were not worked off. A frame’s time counts from when its event was due to be put.`,
        ],
      },
      checkSection({ name: 'fairness', title: 'What must hold beside a noisy user', command, notes: [] }, [
        atMost(`others’ median, beside ${times} times a share / alone`, limit, ratio(spread, alone)),
        atMost(
          `others’ median / noisy user’s median, all of it at once`,
          queueLimit,
          ratio(atOnce, ownAtOnce),
        ),
      ]),
    ];
  });

const delaysOf = (told: readonly Told[]) => told.map(({ due, arrived }) => arrived - due);
const ratio = (one: readonly Told[], other: readonly Told[]) =>
  median(delaysOf(one)) / median(delaysOf(other));

function row(whose: string, noise: string, told: readonly Told[]): Cell[] {
  const delays = delaysOf(told);
  return [whose, noise, delays.length, median(delays), percentile(delays, 0.99), Math.max(...delays)];
}

const tellOthers = ({ bus }: Stage, agents: readonly Agent[], arrivals: Arrivals, duration: number) =>
  paced({ perSecond: agents.length * share, seconds: duration }, async (place, due): Promise<Told> => {
    const event = notificationFor(agents[place % agents.length]?.user ?? '');
    await bus.publish([event]);
    return { due, arrived: await arrivals.of(event.id) };
  });

async function tellSteadily(stage: Stage, agent: Agent, arrivals: Arrivals): Promise<Told[]> {
  const perSecond = (share * times) / perRequest;
  const told = await paced({ perSecond, seconds }, (_, due) => tell(stage, agent, arrivals, perRequest, due));
  return told.flat();
}

const tellAtOnce = (stage: Stage, agent: Agent, arrivals: Arrivals): Promise<Told[]> =>
  tell(stage, agent, arrivals, share * times * seconds, performance.now());

async function tell(
  { bus }: Stage,
  { user }: Agent,
  arrivals: Arrivals,
  count: number,
  due: number,
): Promise<Told[]> {
  const events = Array.from({ length: count }, () => notificationFor(user));
  await bus.publish(events);
  return Promise.all(events.map(async ({ id }) => ({ due, arrived: await arrivals.of(id) })));
}
