import type { Protocol } from '../items.ts';
import { bytesOf, type EventFrame, largestFrame } from './frame.ts';

/** What is to be told because of one message of the inbox. */
export interface Outgoing {
  readonly messageId: string;
  readonly frame: EventFrame;
}

/** One WebSocket message, and the messages of the inbox that it tells of. */
export interface Part {
  readonly text: string;
  readonly messageIds: readonly string[];
}

const opening = '{"type":"batch","messages":[';
const closing = ']}';
const batchOverhead = opening.length + closing.length;

/**
 * What a connection is sent: a simple client gets frame by frame; a client of v1 gets what there is in one frame, or
 * in as few as the frame limit allows. A single message is sent plain.
 */
export function partsFor(protocol: Protocol, outgoing: readonly Outgoing[]): readonly Part[] {
  const single = outgoing.map(({ messageId, frame }) => ({ messageId, text: JSON.stringify(frame) }));
  if (protocol === 'simple') return single.map(({ messageId, text }) => ({ text, messageIds: [messageId] }));

  const groups: { bytes: number; of: (typeof single)[number][] }[] = [];
  for (const one of single) {
    const bytes = bytesOf(one.text) + 1; // with its comma
    const group = groups.at(-1);
    // The last message has no comma: hence one byte more.
    if (group && group.bytes + bytes <= largestFrame + 1) {
      group.bytes += bytes;
      group.of.push(one);
    } else groups.push({ bytes: batchOverhead + bytes, of: [one] });
  }
  return groups.map(({ of }) => ({
    text:
      of.length === 1 ? (of[0]?.text ?? '') : `${opening}${of.map(({ text }) => text).join(',')}${closing}`,
    messageIds: of.map(({ messageId }) => messageId),
  }));
}
