import { describe, expect, it } from 'vitest';
import { aProgress, parsed } from '../../test/fixtures.ts';
import { largestFrame, progressFrame, type ProgressFrame } from './frame.ts';
import { jobOf, type Progress } from './latest-progress.ts';
import { type Outgoing, partsFor } from './parts-for.ts';

const frame = (message: string): ProgressFrame => ({
  ...progressFrame(jobOf(parsed(aProgress()) as Progress)),
  message,
});
const outgoing = (...messages: readonly string[]): Outgoing[] =>
  messages.map((message, place) => ({ messageId: `m${place}`, frame: frame(message) }));
const bytes = (text: string) => Buffer.byteLength(text);

describe('the parts for a connection', () => {
  it('are one batch for a client of v1', () => {
    const [part, ...more] = partsFor('v1', outgoing('one', 'two'));
    expect(more).toEqual([]);
    expect(JSON.parse(part?.text ?? '')).toEqual({ type: 'batch', messages: [frame('one'), frame('two')] });
    expect(part?.messageIds).toEqual(['m0', 'm1']);
  });

  it('are a plain frame when there is one', () => {
    expect(partsFor('v1', outgoing('one'))).toEqual([
      { text: JSON.stringify(frame('one')), messageIds: ['m0'] },
    ]);
  });

  it('are frame by frame for a simple client', () => {
    expect(partsFor('simple', outgoing('one', 'two')).map(({ text }) => text)).toEqual(
      ['one', 'two'].map((message) => JSON.stringify(frame(message))),
    );
  });

  it('are none for nothing', () => {
    expect(partsFor('v1', [])).toEqual([]);
  });

  it('fill a frame to the last byte and no further', () => {
    const overhead = bytes(JSON.stringify({ type: 'batch', messages: [frame(''), frame('')] }));
    const room = largestFrame - overhead;
    const fitting = partsFor('v1', outgoing('x'.repeat(room - 100), 'x'.repeat(100)));
    expect(fitting.map(({ text }) => bytes(text))).toEqual([largestFrame]);
    expect(partsFor('v1', outgoing('x'.repeat(room - 100), 'x'.repeat(101)))).toHaveLength(2);
  });

  it('never exceed a frame, in any script, and lose nothing', () => {
    const messages = Array.from(
      { length: 60 },
      (_, place) => ['€', '漢', '👍', 'x'][place % 4]?.repeat(1_500) ?? '',
    );
    const parts = partsFor('v1', outgoing(...messages));
    expect(parts.length).toBeGreaterThan(1);
    for (const { text } of parts) expect(bytes(text)).toBeLessThanOrEqual(largestFrame);
    const told = parts.flatMap(({ text }) => {
      const read = JSON.parse(text) as { type: string; messages?: ProgressFrame[] } & ProgressFrame;
      return (read.messages ?? [read]).map(({ message }) => message);
    });
    expect(told).toEqual(messages);
  });
});
