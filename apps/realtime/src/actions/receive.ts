import type { Client } from '../connections/client-event.ts';
import type { Gateway } from '../connections/gateway.ts';
import { type Action, type Answer, frame } from './action.ts';
import { errorFrame } from '../rules/error-frame.ts';
import type { CountMessage } from './rate.ts';
import { readMessage } from './read-message.ts';

/**
 * Takes one message of a client and answers it on the connection. What is wrong with it costs the client an answer,
 * never the connection; too many of them do.
 */
export function createReceiver(options: {
  readonly gateway: Gateway;
  readonly actions: ReadonlyMap<string, Action>;
  readonly countMessage: CountMessage;
}) {
  const { gateway, actions, countMessage } = options;
  /** A client that comes back at once would soon be here again. */
  const tooMany = (retryAfter: number): Answer => ({
    ...frame({ ...errorFrame('rate_limited', 'Too many messages. The connection is closed.'), retryAfter }),
    isLast: true,
  });

  const answerTo = async (body: string, client: Client): Promise<Answer> => {
    const read = readMessage(body);
    if ('error' in read) return frame(read.error);
    const { action: name } = read.message;
    const action = typeof name === 'string' ? actions.get(name) : undefined;
    return action
      ? action(read.message, client)
      : frame(errorFrame('unknown_action', `Known actions: ${[...actions.keys()].join(', ')}.`));
  };

  return async (body: string, client: Client): Promise<void> => {
    const { connectionId } = client;
    const retryAfter = await countMessage(connectionId);
    const { texts, isLast }: Answer =
      retryAfter === undefined ? await answerTo(body, client) : tooMany(retryAfter);
    for (const text of texts) {
      // A client that has left meanwhile needs no answer.
      if ((await gateway.post(connectionId, text)) === 'gone') return;
    }
    if (isLast) await gateway.close(connectionId);
  };
}
