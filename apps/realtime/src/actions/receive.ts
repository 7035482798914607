import type { Gateway } from '../connections/gateway.ts';
import type { Action, Client } from './action.ts';
import { errorFrame, readMessage } from './read-message.ts';

/**
 * Takes one message of a client and answers it on the connection. What is wrong with it costs the client an answer,
 * never the connection; too many of them do.
 */
export function createReceiver(options: {
  readonly gateway: Gateway;
  readonly actions: ReadonlyMap<string, Action>;
  /** Counts a message; whether it was one too many. */
  readonly isTooMany: (connectionId: string) => Promise<boolean>;
}) {
  const { gateway, actions, isTooMany } = options;

  const answerTo = async (body: string, client: Client) => {
    const read = readMessage(body);
    if ('error' in read) return read.error;
    const { action: name } = read.message;
    const action = typeof name === 'string' ? actions.get(name) : undefined;
    return action
      ? action(read.message, client)
      : errorFrame('unknown_action', `Known actions: ${[...actions.keys()].join(', ')}.`);
  };

  return async (body: string, client: Client): Promise<void> => {
    const { connectionId } = client;
    const tooMany = await isTooMany(connectionId);
    const answer = tooMany
      ? errorFrame('rate_limited', 'Too many messages. The connection is closed.')
      : await answerTo(body, client);
    // A client that has left meanwhile needs no answer.
    await gateway.post(connectionId, JSON.stringify(answer));
    if (tooMany) await gateway.close(connectionId);
  };
}
