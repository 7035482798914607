import { type Message, messagesIn, type Resumed } from './frames.ts';
import { waitAskedBy } from './limited.ts';
import type { Position } from './sequence.ts';

/** The part of the browsers' WebSocket that is used. Node 22 has one of its own; before, `ws` does. */
export interface Socket {
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
  send(data: string): void;
  close(): void;
}
export type SocketConstructor = new (url: string, protocols: string[]) => unknown;

/** One WebSocket, from its opening to its end. */
export interface Connection {
  /** What the server said when everything missed had come; undefined until then. */
  readonly resumed: Resumed | undefined;
  /** Shows a new token, so that the connection outlives the old one. */
  refresh(token: string): void;
  close(): void;
}

export interface ConnectionOptions {
  readonly url: string;
  readonly token: string;
  readonly WebSocket: SocketConstructor;
  /** How far the client is by now. */
  readonly position: () => Position | undefined;
  /** How often a sign of life is asked for. Milliseconds. */
  readonly heartbeat: number;
  /** How long opening and resuming may each take before the connection counts as dead. Milliseconds. */
  readonly opening: number;
  /** How long any other answer may take. Milliseconds. */
  readonly patience: number;
  readonly onMessage: (message: Message) => void;
  readonly onResumed: (resumed: Resumed) => void;
  /** Called once, unless it is closed from here. @param opened whether the handshake had succeeded */
  readonly onEnd: (opened: boolean) => void;
}

/** Opens a connection, resumes on it, and watches over it. */
export function openConnection(options: ConnectionOptions): Connection {
  const { url, token, WebSocket, position, heartbeat, opening, patience, onMessage, onResumed, onEnd } =
    options;
  const socket = new WebSocket(url, ['bayon.v1', `bearer.${token}`]) as Socket;
  let opened = false;
  let resumed: Resumed | undefined;
  let ended = false;
  /** A resume is not answered yet. */
  let isResuming = false;
  /** A token that was shown, and nothing said of it yet. */
  let showing: string | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let beat: ReturnType<typeof setTimeout> | undefined;
  let deadline: ReturnType<typeof setTimeout> | undefined;

  /** Lets go of the socket, whether or not the other side still answers: a half-open one never says goodbye. */
  const end = (): boolean => {
    if (ended) return false;
    ended = true;
    [again, beat, deadline].forEach((timer) => clearTimeout(timer));
    socket.onopen = socket.onmessage = socket.onclose = null;
    // `ws` throws where nobody listens to the error of a handshake that is given up.
    socket.onerror = () => undefined;
    socket.close();
    return true;
  };
  const lose = () => {
    if (end()) onEnd(opened);
  };
  /** A question while an earlier one is open gives the other side no more time. */
  const expectAnswer = (within: number) => (deadline ??= setTimeout(lose, within));
  const hearAnswer = () => {
    clearTimeout(deadline);
    deadline = undefined;
  };
  const send = (message: object) => socket.send(JSON.stringify(message));
  const nextBeat = () => {
    beat = setTimeout(() => {
      send({ action: 'ping' });
      expectAnswer(patience);
      nextBeat();
    }, heartbeat);
  };
  const resume = () => {
    const at = position();
    isResuming = true;
    expectAnswer(opening);
    send({ action: 'resume', ...(at && { after: at.seq, log: at.log }) });
  };
  const show = () => send({ action: 'refresh', token: showing });
  const endResume = () => {
    isResuming = false;
    hearAnswer();
    if (beat === undefined) nextBeat();
  };

  expectAnswer(opening);
  socket.onerror = socket.onclose = lose;
  socket.onopen = () => {
    opened = true;
    hearAnswer();
    resume();
  };
  socket.onmessage = ({ data }) => {
    // Whatever comes is a sign of life; but until all that was missed is there, only its end is the answer.
    if (!isResuming) hearAnswer();
    for (const message of messagesIn(data)) {
      onMessage(message);
      // Whoever is told may have ended it.
      if (ended) return;
      if (message.type === 'resumed' && !resumed) {
        resumed = message;
        endResume();
        onResumed(message);
      }
      if (message.type === 'refreshed') showing = undefined;
      const wait = waitAskedBy(message);
      if (wait === undefined) continue;
      if (isResuming) {
        // What is new comes meanwhile, and what was missed before it the API has.
        endResume();
        again = setTimeout(resume, wait);
      } else if (showing !== undefined) again = setTimeout(show, wait);
    }
  };

  return {
    get resumed() {
      return resumed;
    },
    refresh(next) {
      showing = next;
      if (opened && !ended) show();
    },
    close: () => void end(),
  };
}
