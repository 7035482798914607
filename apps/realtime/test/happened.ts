import { createSettler } from '@bayon/publisher';
import { randomUUID } from 'node:crypto';
import { causeFor, settleForUser } from '../src/delivery/settle-for-user.ts';
import { type aNotification, parsed } from './fixtures.ts';
import type { TestTable } from './table.ts';

/** Gives events their effect on a user, by their time, while nobody is connected. */
export async function happened(
  table: TestTable & { readonly now?: () => Date },
  userId: string,
  ...events: readonly ReturnType<typeof aNotification>[]
): Promise<void> {
  const settler = createSettler({ ...table, scope: 'realtime', retentionDays: 30 });
  const causes = events.map((event) =>
    causeFor(userId, { event: parsed(event), messageId: randomUUID(), attempt: 1 }),
  );
  await settleForUser(settler, userId, causes);
}
