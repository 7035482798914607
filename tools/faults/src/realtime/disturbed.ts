import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type Cloud, startCloud } from '@bayon/cloud-driver';
import { RealTimeNotification } from '@bayon/event-contracts';
import { randomNumbers } from '@bayon/service-testing';
import { setVisibility } from '../process/queues.ts';
import { complaintsOf, connectDevice, type Device } from './device.ts';
import { layLine, mishaps } from './line.ts';
import { markComplaintsOf, markUntil } from './marking.ts';

export interface Disturbance {
  readonly users: number;
  /** Of each user. */
  readonly devices: number;
  /** Connections that are disturbed; each makes its device connect again. */
  readonly mishaps: number;
  /** How often the whole cloud is ended by `kill -9` and started on the same data. */
  readonly kills: number;
  readonly seed: number;
}

export interface Disturbed {
  readonly complaints: readonly string[];
  readonly sent: number;
  /** Commands to mark something. */
  readonly marked: number;
  /** By kind. */
  readonly befell: Readonly<Record<string, number>>;
}

const busName = 'bayon-coagent-events-local';
/** Milliseconds between two notifications to everybody. */
const pace = 400;
/** How long nothing may move before the end is taken for the end, in milliseconds. Only a failing run spends it. */
const patience = 60_000;

/** Disturbs the connections of some devices while notifications flow, and looks at the end what each has shown. */
export async function disturbDevices(
  { users, devices: each, mishaps: wanted, kills, seed }: Disturbance,
  report: (line: string) => void,
): Promise<Disturbed> {
  const random = randomNumbers(seed);
  const cloud = await startCloud();
  const line = await layLine(Number(new URL(cloud.process.gatewayUrl).port));
  const agents = await Promise.all(
    Array.from({ length: users }, (_, n) => cloud.agent(`line${seed}-${n}`, 12 * 3_600)),
  );
  const devices = agents.flatMap((agent) =>
    Array.from({ length: each }, () => connectDevice(line.origin, agent)),
  );
  try {
    await setVisibility(cloud.aws, 8);
    await moved(() => devices.filter(isConnected).length, devices.length);
    const sent = new Map<string, string[]>(agents.map(({ user }) => [user, []]));
    const befell: Record<string, number> = {};
    let isOver = false;
    const flow = sendUntil(() => isOver, cloud, sent);
    for (const { client } of devices) void client.inbox.load();
    const marking = markUntil(() => isOver, devices, randomNumbers(seed + 1));
    const moments = Array.from({ length: kills }, (_, n) => Math.floor((wanted * (n + 1)) / (kills + 1)));
    for (let [done, since] = [0, Date.now()]; done < wanted;) {
      if (moments[0] !== undefined && done >= moments[0]) {
        moments.shift();
        await cloud.kill();
        await cloud.restart();
        since = Date.now();
      }
      const mishap = mishaps[Math.floor(random() * mishaps.length)] ?? 'cut';
      if (line.disturb(mishap, random())) {
        done += 1;
        since = Date.now();
        befell[mishap] = (befell[mishap] ?? 0) + 1;
        if (done % (wanted / 10) === 0) report(`    ${done} of ${wanted}`);
      } else if (Date.now() - since > patience) {
        throw new Error(`nobody has come back after ${done} mishaps: ${statesOf(devices)}`);
      } else await pause(20);
      // As many as are connected at most: each has come back before it is disturbed again.
      if (line.healthy === 0) await pause(20);
    }
    isOver = true;
    await flow;
    const marked = await marking;
    const total = [...sent.values()].reduce((sum, ids) => sum + ids.length, 0) * each;
    await moved(() => devices.reduce((sum, { shown }) => sum + shown.length, 0), total);
    const complaints = devices.flatMap((device) => complaintsOf(device, sent.get(device.user) ?? []));
    const ofMarks = async () => (await Promise.all(devices.map(markComplaintsOf))).flat();
    return { complaints: [...complaints, ...(await lastly(ofMarks))], sent: total / each, marked, befell };
  } catch (error) {
    throw new Error(`the run broke off; the cloud said last:\n${cloud.process.output()}`, { cause: error });
  } finally {
    for (const { client } of devices) client.realtime.close();
    await line.close();
    await cloud.dispose();
  }
}

const isConnected = ({ client }: Device) => client.realtime.getSnapshot().connection === 'connected';

const statesOf = (devices: readonly Device[]) =>
  devices.map(({ client }) => client.realtime.getSnapshot().connection).join(', ');

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Waits until something has come so far, or has not moved for long. */
async function moved(look: () => number, until: number): Promise<void> {
  let [before, since] = [look(), Date.now()];
  while (look() < until && Date.now() - since < patience) {
    await pause(100);
    if (look() !== before) [before, since] = [look(), Date.now()];
  }
}

/** What is complained of when it is still so after a long time. */
async function lastly(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
  const since = Date.now();
  for (;;) {
    const complaints = await look();
    if (complaints.length === 0 || Date.now() - since >= patience) return complaints;
    await pause(500);
  }
}

/** Tells everybody something again and again, as a producer that does not give up. */
async function sendUntil(
  isOver: () => boolean,
  cloud: Cloud,
  sent: ReadonlyMap<string, string[]>,
): Promise<void> {
  for (let round = 0; !isOver(); round += 1) {
    const entries = [...sent.keys()].map((user) => ({ user, id: `${user}-${round}` }));
    for (let from = 0; from < entries.length; from += 10) {
      const batch = entries.slice(from, from + 10);
      while (!(await put(cloud, batch))) await pause(100);
      for (const { user, id } of batch) sent.get(user)?.push(id);
    }
    await pause(pace);
  }
}

async function put(
  cloud: Cloud,
  batch: readonly { readonly user: string; readonly id: string }[],
): Promise<boolean> {
  const entries = batch.map(({ user, id }) => ({
    EventBusName: busName,
    Source: 'bayon.coagent.studio',
    DetailType: RealTimeNotification.detailType,
    Detail: JSON.stringify({
      ...{ userId: user, type: 'content_generated', severity: 'critical', message: `${id} is ready.` },
      timestamp: new Date().toISOString(),
      event: { id, version: RealTimeNotification.version, correlationId: id },
    }),
  }));
  try {
    const answer = await cloud.aws.events.send(new PutEventsCommand({ Entries: entries }));
    return answer.FailedEntryCount === 0;
  } catch {
    // The cloud is being killed. What is sent again is the same event.
    return false;
  }
}
