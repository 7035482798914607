import { expect, it } from 'vitest';
import type { Agent } from '@bayon/cloud-driver';
import { describedCommands, everyCommand } from './every-command.ts';
import { problem } from './problem.ts';
import { readInboxes, takeDeadLetters } from './queues.ts';
import { quiet } from './quiet.ts';
import { useCloud } from './use-cloud.ts';

const cloud = useCloud();

it('no client causes an error line, a dead letter or an alarm by sending a command again, whatever it sends', async () => {
  const ada = await cloud().agent('ada');
  const commands = await everyCommand(cloud(), ada);
  const described = await describedCommands(ada);
  expect(commands.map(({ route }) => route).toSorted()).toEqual([...described.keys()].toSorted());
  // Whatever takes a body shows one.
  expect(commands.filter(({ body, other }) => other !== undefined && body === undefined)).toEqual([]);

  const requests = commands.map(({ route, id = '', body, other }) => {
    const [method = '', path = ''] = route.replace(/\{\w+\}/, id).split(' ');
    const headers = { 'idempotency-key': route.replaceAll(/[^A-Za-z]/g, '-') };
    return { route, body, other, send: (what: unknown) => ada.http(method, path, what, headers) };
  });
  const firstAnswers = new Map<string, unknown>();
  for (const { route, body, send } of requests) {
    const answers = await Promise.all([send(body), send(body), send(body)]);
    for (const answer of answers)
      expect([route, answer.status, answer.body]).toEqual([route, 202, answers[0].body]);
    firstAnswers.set(route, answers[0].body);
  }
  await quiet(cloud());
  // All of it has been done: what was to be deleted is gone, what was to be changed is changed.
  for (const { route, body, other, send } of requests) {
    const again = await send(body);
    expect([route, again.status, again.body]).toEqual([route, 202, firstAnswers.get(route)]);
    if (other === undefined) continue;
    const refused = await send(other);
    expect([route, refused.status]).toEqual([route, 422]);
    expect(refused).toMatchObject(problem(422));
  }
  await quiet(cloud());
  for (const inbox of await readInboxes(cloud().aws))
    expect([inbox, await takeDeadLetters(cloud().aws, inbox)]).toEqual([inbox, []]);
  expect(cloud().process.errors()).toEqual([]);
  await eachEventOnce(ada);
});

/** The trail keeps an event under one id with one content; another under the same id stands beside it. */
async function eachEventOnce(ada: Agent): Promise<void> {
  const names: string[] = [];
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({ userId: ada.user, limit: '100', ...(cursor && { cursor }) });
    const { body } = await ada.http('GET', `/audit/events?${query.toString()}`);
    const page = body as {
      readonly items: readonly { eventId: string; source: string; detailType: string }[];
      readonly cursor?: string;
    };
    names.push(
      ...page.items
        // A job that two workers do at once tells its steps twice.
        .filter(({ detailType }) => detailType !== 'Job Progress Update')
        .map(({ eventId, source, detailType }) => [source, detailType, eventId].join(' ')),
    );
    cursor = page.cursor;
  } while (cursor !== undefined);
  expect(names.length).toBeGreaterThan(25);
  expect(new Set(names).size).toBe(names.length);
}
