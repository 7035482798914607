import * as z from 'zod';
import { clientMessages } from './client-messages.ts';
import { handshakeQuery } from './handshake.ts';
import { serverFrames } from './server-frames.ts';

type Json = Readonly<Record<string, unknown>>;

const schemaRef = (name: string) => `#/components/schemas/${name}`;
const ref = (path: string) => ({ $ref: path });
const messageRef = (name: string) => ref(`#/channels/connection/messages/${name}`);

/** Each schema under its name, and those in it by reference. */
function jsonSchemas(schemas: Readonly<Record<string, z.core.$ZodType>>, io: 'input' | 'output'): Json {
  const named = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) named.add(schema, { id });
  const made = z.toJSONSchema(named, { target: 'draft-7', uri: schemaRef, io }).schemas;
  return Object.fromEntries(
    Object.entries(made).map(([name, { $schema: _, $id: __, ...schema }]) => [name, schema]),
  );
}

/**
 * The schemas of all that is said, by name. As documented, both sides may get members beside these; `closed` ones, for
 * tests, have no others.
 */
export const protocolSchemas = ({ closed = false } = {}): Json => ({
  ...jsonSchemas(clientMessages, 'input'),
  ...jsonSchemas(serverFrames, closed ? 'output' : 'input'),
});

/** What a message of the client is answered by; any of them by `error`, too. */
const answers = {
  ping: { summary: 'Keep the connection from idling, and learn how far the log is', by: ['pong'] },
  resume: {
    summary: 'Ask for what was missed, right after opening',
    by: ['notification', 'progress', 'batch', 'resumed'],
  },
  refresh: { summary: 'Let the connection outlive its token', by: ['refreshed'] },
} satisfies Record<keyof typeof clientMessages, { summary: string; by: (keyof typeof serverFrames)[] }>;

/** What comes unasked. */
const news: readonly (keyof typeof serverFrames)[] = ['notification', 'progress', 'marked', 'batch', 'error'];

const withoutDialect = ({ $schema: _, ...schema }: Json): Json => schema;

const handshake = {
  method: 'GET',
  query: withoutDialect(z.toJSONSchema(handshakeQuery, { target: 'draft-7', io: 'input' })),
  headers: {
    type: 'object',
    properties: {
      'Sec-WebSocket-Protocol': { type: 'string', description: 'bayon.v1, bearer.<token>' },
    },
  },
};

/**
 * The AsyncAPI 3 document of the WebSocket, from the very schemas that check what clients send and that type what they
 * are sent. As the standard has it, `receive` and `send` are the server's. (https://www.asyncapi.com/docs/reference/specification/v3.0.0)
 */
export const asyncApi = (): Json => {
  const names = [...Object.keys(clientMessages), ...Object.keys(serverFrames)];
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Bayon CoAgent realtime: the WebSocket',
      version: '1',
      description:
        'Notifications as a numbered log and progress as state, to every connected device. 400: no name of a device; 401: no good token; 403: another user’s id; 429: no place left.',
    },
    defaultContentType: 'application/json',
    servers: {
      stage: {
        host: '{host}',
        pathname: '/{stage}',
        protocol: 'wss',
        variables: {
          host: { description: 'Of the WebSocket API', default: 'localhost:4000' },
          stage: { description: 'In AWS the stage, locally realtime', default: 'realtime' },
        },
        security: [ref('#/components/securitySchemes/token')],
      },
    },
    channels: {
      connection: {
        address: '/',
        messages: Object.fromEntries(names.map((name) => [name, ref(`#/components/messages/${name}`)])),
        bindings: { ws: handshake },
      },
    },
    operations: {
      ...Object.fromEntries(
        Object.entries(answers).map(([name, { summary, by }]) => [
          name,
          {
            action: 'receive',
            channel: ref('#/channels/connection'),
            summary,
            messages: [messageRef(name)],
            reply: {
              channel: ref('#/channels/connection'),
              messages: [...by, 'error'].map(messageRef),
            },
          },
        ]),
      ),
      news: {
        action: 'send',
        channel: ref('#/channels/connection'),
        summary: 'What happens to the user’s work',
        messages: news.map(messageRef),
      },
    },
    components: {
      messages: Object.fromEntries(names.map((name) => [name, { name, payload: ref(schemaRef(name)) }])),
      schemas: protocolSchemas(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
};
