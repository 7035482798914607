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
export function groupsFor<Message extends { readonly text: string }>(
  protocol: Protocol,
  messages: readonly Message[],
): readonly { readonly text: string; readonly of: readonly Message[] }[] {
  if (protocol === 'simple') return messages.map((one) => ({ text: one.text, of: [one] }));

  const groups: { bytes: number; of: Message[] }[] = [];
  for (const one of messages) {
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
    of,
  }));
}

/** The same, and which messages of the inbox each tells of. A simple client knows of no marks. */
export const partsFor = (protocol: Protocol, outgoing: readonly Outgoing[]): readonly Part[] =>
  groupsFor(
    protocol,
    outgoing
      .filter(({ frame }) => protocol === 'v1' || frame.type !== 'marked')
      .map(({ messageId, frame }) => ({ messageId, text: JSON.stringify(frame) })),
  ).map(({ text, of }) => ({ text, messageIds: of.map(({ messageId }) => messageId) }));
