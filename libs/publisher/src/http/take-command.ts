import { createHash } from 'node:crypto';
import type { Publisher } from '../publish/publisher.ts';
import type { KeptCommand, KeptCommands } from './kept-commands.ts';
import { Problem } from './problem.ts';
import type { ApiRequest, ApiResponse, Endpoint } from './route.ts';

/** Has a command decided, publishes what it becomes, and answers it. */
export type TakeCommand = (
  endpoint: Endpoint,
  request: ApiRequest<unknown, unknown>,
) => Promise<Omit<ApiResponse, 'events'>>;

/**
 * Takes commands. One that its client has named (`Idempotency-Key`) is kept with its answer before it is published: sent
 * again within a day it is the same event to the letter and the same answer, whatever has become of it meanwhile, and two
 * at once are one (docs/decisions/0021). One without a name costs nothing more, and is another each time.
 */
export function createTakeCommand(parts: {
  readonly publisher: Pick<Publisher, 'prepare' | 'publishEntries'>;
  readonly kept: KeptCommands;
}): TakeCommand {
  const { publisher, kept } = parts;

  const answer = async ({ status, body, entries }: Omit<KeptCommand, 'fingerprint'>) => {
    if (entries.length > 0) await publisher.publishEntries(entries);
    return { status, body };
  };
  const answerAgain = (earlier: KeptCommand, fingerprint: string) => {
    if (earlier.fingerprint !== fingerprint) throw usedOtherwise();
    return answer(earlier);
  };

  return async ({ route, handle }, request) => {
    const decide = async () => {
      const { status, body, events = [] } = await handle(request as never);
      return { status, body, entries: publisher.prepare(events) };
    };
    const { userId, idempotencyKey: key } = request;
    if (key === undefined) return answer(await decide());

    const fingerprint = fingerprintOf(`${route.method} ${route.path}`, request);
    let decided: Omit<KeptCommand, 'fingerprint'>;
    try {
      decided = await decide();
    } catch (error) {
      // What it asks for may be impossible by now because it has been done.
      const earlier = error instanceof Problem ? await kept.find(userId, key) : undefined;
      if (earlier === undefined) throw error;
      return answerAgain(earlier, fingerprint);
    }
    const earlier = await kept.keep(userId, key, { ...decided, fingerprint });
    return earlier ? answerAgain(earlier, fingerprint) : answer(decided);
  };
}

/** 422, as the HTTP API working group has it (draft-ietf-httpapi-idempotency-key-header, 2.7). */
const usedOtherwise = () =>
  new Problem(422, 'The Idempotency-Key names another request of yours. Give each request its own.', [
    { path: 'header.idempotency-key', message: 'was used for another request within the last 24 hours' },
  ]);

const fingerprintOf = (
  routeKey: string,
  { params, query, body, upload }: ApiRequest<unknown, unknown>,
): string =>
  createHash('sha256')
    .update(JSON.stringify([routeKey, params, query, body, upload?.text]))
    .digest('base64url');
