import { ofType } from '@bayon/function-host';
import type { Stage } from '../cloud/with-cloud.ts';
import { scan } from './scan.ts';

/** What the tables hold when everything has settled. */
export interface Tables {
  /** When a service settled an event, epoch milliseconds. Undefined for what it did not. */
  settledAt(service: string, eventId: string): number | undefined;
  /** Items by service and kind, the most first: `studio settled records`, `realtime USER LOG`. */
  readonly kinds: ReadonlyMap<string, number>;
}

const settledPrefix = 'SETTLED#';

export async function readTables({ cloud, resources }: Stage): Promise<Tables> {
  const settled = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const { stack, ref } of ofType(resources, 'AWS::DynamoDB::Table')) {
    for await (const { pk, sk, settledAt } of scan(cloud.awsUrl, ref, ['pk', 'sk', 'settledAt'])) {
      const kind = `${stack} ${kindOf(pk?.S ?? '', sk?.S ?? '')}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (pk?.S?.startsWith(`${settledPrefix}${stack}#`) !== true) continue;
      const id = pk.S.slice(pk.S.lastIndexOf('#') + 1);
      settled.set(`${stack} ${id}`, Date.parse(settledAt?.S ?? ''));
    }
  }
  return {
    settledAt: (service, eventId) => settled.get(`${service} ${eventId}`),
    kinds: new Map([...kinds].sort(([, one], [, other]) => other - one)),
  };
}

/** A kind of item by the names in its key: what stands before the first `#` of each part. */
export function kindOf(pk: string, sk: string): string {
  if (pk.startsWith(settledPrefix)) return 'settled records';
  const [partition = ''] = pk.split('#');
  const [item = ''] = sk.split('#');
  return partition === item ? partition : `${partition} ${/^[A-Z-]+$/.test(item) ? item : ''}`.trim();
}
