import { parseArgs } from 'node:util';

/** What a person may choose on the command line. */
export interface Options {
  /** Of the HTTP and WebSocket APIs. */
  readonly port: number;
  /** Of the AWS wire protocols. */
  readonly awsPort: number;
  readonly dataDir: string;
  readonly appsDir: string;
  readonly reset: boolean;
  readonly json: boolean;
}

/** The command line is wrong; the message says what, and what is right. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const USAGE =
  'usage: npm start -- [--port 4000] [--aws-port 4566] [--data-dir .local] [--apps apps] [--reset] [--json]';

/** Reads the command line; undefined when it asks for help. Throws `UsageError`. */
export function parseOptions(args: readonly string[]): Options | undefined {
  const values = parse(args);
  if (values.help) return undefined;
  return {
    port: portOf('--port', values.port),
    awsPort: portOf('--aws-port', values['aws-port']),
    dataDir: values['data-dir'],
    appsDir: values.apps,
    reset: values.reset,
    json: values.json,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string', default: '4000' },
        'aws-port': { type: 'string', default: '4566' },
        'data-dir': { type: 'string', default: '.local' },
        apps: { type: 'string', default: 'apps' },
        reset: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (cause) {
    // Node appends advice in further sentences and lines.
    const reason = cause instanceof Error ? cause.message.replace(/\.\s.*$/s, '') : String(cause);
    throw new UsageError(`${reason}; ${USAGE}`, { cause });
  }
}

function portOf(option: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`${option} is no port: ${text}; ${USAGE}`);
}
