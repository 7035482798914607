import { PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { type Agent, type Cloud, until } from '@bayon/cloud-driver';
import { ContentGenerated, RealTimeNotification, type EventContract } from '@bayon/event-contracts';

/** One user of a run, and everything that was accepted for them: each must have its effect once. */
export interface Person {
  readonly agent: Agent;
  /** Ids of notifications from outside. */
  readonly notifications: string[];
  /** Ids of pieces that an outside producer published. */
  readonly pieces: string[];
  /** Ids of pieces that were asked for by HTTP. */
  readonly asked: string[];
}

export interface FlowSize {
  readonly users: number;
  /** For each user. */
  readonly notifications: number;
  readonly pieces: number;
  readonly commands: number;
}

const busName = 'bayon-coagent-events-local';

/** New users on a cloud. @param run tells the ids of one run from another's */
export const peopleOn = async (cloud: Cloud, { users }: FlowSize, run: string): Promise<Person[]> =>
  Promise.all(
    Array.from({ length: users }, async (_, place) => ({
      agent: await cloud.agent(`${run}-${place}`),
      notifications: [],
      pieces: [],
      asked: [],
    })),
  );

interface Entry {
  readonly contract: EventContract;
  readonly id: string;
  readonly detail: object;
}

/**
 * Sends everything, as producers do that do not give up: what was refused or not answered is sent again under the same
 * id, until it is accepted. Goes on while the cloud is killed and started again.
 *
 * @param accepted told after each batch how many events and commands were accepted in all
 */
export async function sendAll(
  cloud: Cloud,
  people: readonly Person[],
  size: FlowSize,
  accepted: (count: number) => void,
): Promise<void> {
  let count = 0;
  const took = (more: number): void => accepted((count += more));
  await Promise.all([
    sendEvents(cloud, people, size, took),
    ...people.map((person) => sendCommands(person, size, took)),
  ]);
}

async function sendEvents(
  cloud: Cloud,
  people: readonly Person[],
  size: FlowSize,
  took: (more: number) => void,
): Promise<void> {
  const rounds = Math.max(size.notifications, size.pieces);
  for (let round = 0; round < rounds; round += 1) {
    const entries = people.flatMap((person) => [
      ...(round < size.notifications ? [notificationTo(person, round)] : []),
      ...(round < size.pieces ? [pieceOf(person, round)] : []),
    ]);
    for (let from = 0; from < entries.length; from += 10) {
      const batch = entries.slice(from, from + 10);
      await until('the bus takes events', () => put(cloud, batch));
      took(batch.length);
    }
  }
}

async function put(cloud: Cloud, batch: readonly Entry[]): Promise<true | undefined> {
  const answer = await cloud.aws.events.send(
    new PutEventsCommand({
      Entries: batch.map(({ contract, id, detail }) => ({
        EventBusName: busName,
        Source: 'bayon.coagent.studio',
        DetailType: contract.detailType,
        Detail: JSON.stringify({
          ...detail,
          timestamp: new Date().toISOString(),
          event: { id, version: contract.version, correlationId: id },
        }),
      })),
    }),
  );
  return answer.FailedEntryCount === 0 ? true : undefined;
}

function notificationTo({ agent, notifications }: Person, round: number): Entry {
  const id = `${agent.user}-notification-${round}`;
  notifications.push(id);
  return {
    contract: RealTimeNotification,
    id,
    detail: {
      userId: agent.user,
      type: 'content_generated',
      severity: 'critical',
      message: `The ${round}th.`,
    },
  };
}

function pieceOf({ agent, pieces }: Person, round: number): Entry {
  const id = `${agent.user}-piece-${round}`;
  pieces.push(id);
  return {
    contract: ContentGenerated,
    id,
    detail: { ...ContentGenerated.examples[1], userId: agent.user, contentId: id },
  };
}

async function sendCommands(
  { agent, asked }: Person,
  size: FlowSize,
  took: (more: number) => void,
): Promise<void> {
  for (let round = 0; round < size.commands; round += 1) {
    const contentId = await until('the API takes a command', () => ask(agent, `${agent.user}-${round}`));
    asked.push(contentId);
    took(1);
  }
}

/** 202 is a promise; anything else, or no answer, is none, and the client asks again under its key. */
async function ask(agent: Agent, key: string): Promise<string> {
  const { status, body, text } = await agent.http(
    'POST',
    '/studio/content',
    { contentType: 'social-media', topic: `Open house ${key}` },
    { 'idempotency-key': key },
  );
  if (status !== 202) throw new Error(`POST /studio/content answered ${status}: ${text}`);
  return (body as { contentId: string }).contentId;
}
