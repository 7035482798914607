import { expect, it } from 'vitest';
import { scriptedEvents } from '../../test/scripted-events.ts';
import { followReplay, progressOf } from './follow-replay.ts';

const from = 1_772_323_200; // 2026-03-01T00:00:00Z
const described = (State: string, minutes: number) => ({
  ReplayName: 'night',
  State,
  EventStartTime: from,
  EventEndTime: from + 3_600,
  EventLastReplayedTime: from + 60 * minutes,
});
const never = new AbortController().signal;

it('tells of each step until the end', async () => {
  const script = [
    described('STARTING', 0),
    described('RUNNING', 15),
    described('RUNNING', 15),
    described('COMPLETED', 59),
  ];
  const { client } = await scriptedEvents(() => script.shift() ?? {});
  const told: string[] = [];
  const end = await followReplay(
    client,
    'night',
    never,
    ({ state, done }) => void told.push(`${state} ${done}`),
  );
  expect(told).toEqual(['STARTING 0', 'RUNNING 0.25', 'COMPLETED 1']);
  expect(end.state).toBe('COMPLETED');
});

it('cancels when it is interrupted, and waits until EventBridge has', async () => {
  const script = [described('CANCELLING', 10), described('CANCELLING', 11), described('CANCELLED', 11)];
  const interrupted = new AbortController();
  let cancelled = false;
  const { client, asked } = await scriptedEvents((action) => {
    if (action === 'CancelReplay') {
      cancelled = true;
      return { State: 'CANCELLING' };
    }
    return cancelled ? (script.shift() ?? {}) : described('RUNNING', 10);
  });
  const end = await followReplay(client, 'night', interrupted.signal, ({ state }) => {
    if (state === 'RUNNING') interrupted.abort();
  });
  expect(end.state).toBe('CANCELLED');
  expect(asked.filter((action) => action === 'CancelReplay')).toHaveLength(1);
});

it('takes it for the end where there is nothing left to cancel', async () => {
  const interrupted = new AbortController();
  interrupted.abort();
  const { client } = await scriptedEvents((action) =>
    action === 'CancelReplay' ? 'IllegalStatusException' : described('COMPLETED', 59),
  );
  const end = await followReplay(client, 'night', interrupted.signal, () => undefined);
  expect(end.state).toBe('COMPLETED');
});

it('does not go on as if nothing were where EventBridge refuses to cancel', async () => {
  const interrupted = new AbortController();
  interrupted.abort();
  const { client } = await scriptedEvents(() => 'AccessDeniedException');
  await expect(followReplay(client, 'night', interrupted.signal, () => undefined)).rejects.toThrow(
    'AccessDenied',
  );
});

it.each([
  ['before the first event', undefined, 0],
  ['half way', 1_800, 0.5],
  ['beyond the end', 7_200, 1],
])('knows how much is done: %s', (_, seconds, done) => {
  const EventStartTime = new Date(from * 1_000);
  const EventEndTime = new Date((from + 3_600) * 1_000);
  const last = seconds === undefined ? {} : { EventLastReplayedTime: new Date((from + seconds) * 1_000) };
  expect(progressOf({ State: 'RUNNING', EventStartTime, EventEndTime, ...last }).done).toBe(done);
});
