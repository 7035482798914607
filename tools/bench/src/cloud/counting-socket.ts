import type { ClientOptions } from '@bayon/client';

interface Frame {
  readonly type: string;
  readonly seq?: number;
  readonly messages?: readonly Frame[];
}

/** A WebSocket that counts the notifications which come on it again: the client shows each once, however often it came. */
export function countingSocket(): {
  readonly WebSocket: NonNullable<ClientOptions['WebSocket']>;
  readonly repeated: () => number;
} {
  const seen = new Set<number>();
  let repeated = 0;
  const count = ({ type, seq, messages = [] }: Frame): void => {
    messages.forEach(count);
    if (type !== 'notification' || seq === undefined) return;
    if (seen.has(seq)) repeated += 1;
    seen.add(seq);
  };
  return {
    WebSocket: class extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => count(JSON.parse(String(data)) as Frame));
      }
    },
    repeated: () => repeated,
  };
}
