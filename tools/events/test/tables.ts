import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { AwsClients } from '@bayon/cloud-driver';

/** The services, whose tables follow from events. */
export const services = ['brand', 'market', 'realtime', 'research', 'studio', 'user'] as const;

/** Every item of a service's table but those of markers, by its key. */
export async function itemsOf(
  { dynamoDb }: AwsClients,
  service: string,
): Promise<ReadonlyMap<string, unknown>> {
  const items = new Map<string, unknown>();
  let ExclusiveStartKey: Record<string, unknown> | undefined;
  do {
    const page: ScanCommandOutput = await dynamoDb.send(
      new ScanCommand({ TableName: `bayon-${service}-local`, ConsistentRead: true, ExclusiveStartKey }),
    );
    for (const item of page.Items ?? []) {
      const key = `${String(item['pk'])} ${String(item['sk'])}`;
      if (!key.includes('marker')) items.set(key, item);
    }
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return items;
}

/** Every item of every service. */
export const everything = async (
  aws: AwsClients,
): Promise<Readonly<Record<string, ReadonlyMap<string, unknown>>>> =>
  Object.fromEntries(
    await Promise.all(services.map(async (service) => [service, await itemsOf(aws, service)] as const)),
  );

/** The ids of events that a service has settled, of one type. */
export const settledBy = async (aws: AwsClients, service: string, detailType: string): Promise<string[]> =>
  [...(await itemsOf(aws, service)).keys()].flatMap((key) => {
    const [, type, id] = /^SETTLED#[^#]+#[^#]+#([^#]+)#(.+) SETTLED$/.exec(key) ?? [];
    return type === detailType && id !== undefined ? [id] : [];
  });
