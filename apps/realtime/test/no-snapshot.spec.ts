import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { expect, it } from 'vitest';
import { createLogLook } from '../src/reads/log-look.ts';
import { createNotifications } from '../src/reads/notifications.ts';
import { aNotification } from './fixtures.ts';
import { happened } from './happened.ts';
import { useTable } from './table.ts';

/*
 * Several items that are read at once are read at several moments. What is appended between them must not look like a
 * log that lost its beginning: a client that is told so begins anew, and never shows what lies between.
 */

const table = useTable();
const now = () => new Date('2026-03-14T10:00:00.000Z');

/** The table, where the first read of entries came just before they were appended. */
function readTooEarly(): DynamoDBDocumentClient {
  let isFirst = true;
  const isEntry = ({ sk }: { sk?: string }) => sk?.startsWith('NOTIFICATION#') === true;
  const send = async (command: { constructor: { name: string } }) => {
    const answer = (await table.client.send(command as never)) as {
      Items?: { sk?: string }[];
      Responses?: Record<string, { sk?: string }[]>;
    };
    if (!isFirst || command.constructor.name === 'GetCommand') return answer;
    isFirst = false;
    if (answer.Items) return { ...answer, Items: answer.Items.filter((item) => !isEntry(item)) };
    const items = answer.Responses?.[table.table] ?? [];
    return { ...answer, Responses: { [table.table]: items.filter((item) => !isEntry(item)) } };
  };
  return { send } as unknown as DynamoDBDocumentClient;
}

it('finds the entry that was appended while it looked', async () => {
  const userId = randomUUID();
  await happened({ ...table, now }, userId, aNotification({ userId }, { id: 'n-1' }));
  const look = createLogLook({ client: readTooEarly(), table: table.table, now });
  const client = { userId, connectionId: 'c-1', protocol: 'v1' as const };
  expect(await look(client, 0)).toMatchObject({ status: { lastSeq: 1 }, hasNext: true });
});

it('lists the entry that was appended while it read', async () => {
  const userId = randomUUID();
  await happened({ ...table, now }, userId, aNotification({ userId }, { id: 'n-1' }));
  const notifications = createNotifications({ client: readTooEarly(), table: table.table });
  expect(await notifications(userId, { limit: 10, order: 'oldest', after: 0 })).toMatchObject({
    lastSeq: 1,
    notifications: [{ seq: 1 }],
  });
});
