import { randomUUID } from 'node:crypto';
import { ContentGenerated, ContentPublished } from '@bayon/event-contracts';
import { freshId, type Outgoing } from '../cloud/bus.ts';
import { ofType } from '@bayon/function-host';
import type { Stage } from '../cloud/with-cloud.ts';
import { drained, type Flow } from './flow.ts';
import { countSettled } from './settled.ts';
import { until } from './until.ts';

/** Publishes pieces that are in the library, and waits for each to be settled. */
export async function publicationsThroughStudio(stage: Stage, events: number): Promise<Flow> {
  const { cloud, resources, agents, bus } = stage;
  const table = ofType(resources, 'AWS::DynamoDB::Table').find(({ stack }) => stack === 'studio')?.ref ?? '';
  const pieces = Array.from({ length: events }, (_, place) => ({
    userId: agents[place % agents.length]?.user ?? '',
    contentId: `content-${randomUUID()}`,
  }));
  const settle = async (name: string, eventFor: (piece: (typeof pieces)[number]) => Omit<Outgoing, 'id'>) => {
    const startedAt = performance.now();
    await bus.publish(pieces.map((piece) => ({ ...eventFor(piece), id: freshId(name) })));
    const settled = await until(`${events} ${name} settled`, async () => {
      return (await countSettled(cloud.awsUrl, table, `bench-${name}-`)) === events;
    });
    const { at, deadLetters } = await drained(stage);
    return { passedMs: settled - startedAt, drainedMs: at - startedAt, deadLetters };
  };

  await settle('generated', (piece) => ({
    detailType: ContentGenerated.detailType,
    detail: { ...ContentGenerated.examples[0], jobId: undefined, ...piece },
  }));
  const flow = await settle('published', (piece) => ({
    detailType: ContentPublished.detailType,
    detail: { ...ContentPublished.examples[0], ...piece },
  }));
  return { what: 'Content Published through studio’s inbox', events, ...flow };
}
