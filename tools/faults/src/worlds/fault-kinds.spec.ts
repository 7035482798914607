import { describe, expect, it } from 'vitest';
import { createBus } from './bus.ts';
import { createChoices } from './choices.ts';
import { partially } from './fault-kinds.ts';

const detail = (id: string) => ({
  timestamp: '2026-01-01T00:00:00.000Z',
  event: { id, version: 1, correlationId: id },
});

describe('a PutEvents that is taken in part', () => {
  it('answers for each entry, in their order, and takes those that it says it took', async () => {
    const choices = createChoices(3);
    const bus = createBus(choices, 0);
    const ids = Array.from({ length: 10 }, (_, place) => `e-${place}`);
    const Entries = ids.map((id) => ({
      Source: 'bayon.coagent.studio',
      DetailType: 'Content Generated',
      Detail: JSON.stringify(detail(id)),
    }));
    const request = { method: 'POST', url: '/', headers: {}, body: Buffer.from(JSON.stringify({ Entries })) };
    const { status, body } = await partially(request, (part) => bus.service.handle(part), choices, ['it']);
    const answer = JSON.parse(String(body)) as {
      FailedEntryCount: number;
      Entries: { EventId?: string; ErrorCode?: string }[];
    };
    const taken = ids.filter((_, place) => answer.Entries[place]?.EventId !== undefined);
    const refused = answer.Entries.filter(({ ErrorCode }) => ErrorCode !== undefined);
    expect(status).toBe(200);
    expect(answer.FailedEntryCount).toBe(refused.length);
    expect(taken.length + refused.length).toBe(ids.length);
    expect(Math.min(taken.length, refused.length)).toBeGreaterThan(0);
    expect(
      bus
        .take()
        .map(({ detail: { event } }) => (event as { id: string }).id)
        .sort(),
    ).toEqual(taken);
  });
});
