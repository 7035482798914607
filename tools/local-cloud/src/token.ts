import { parseArgs } from 'node:util';
import { isUserId, USER_ID_RULE } from './cognito/index.ts';

/** What is wrong with the command or the cloud, in one line for the person who typed it. */
class TokenFailure extends Error {}

const USAGE = 'npm run token -- --user ada [--port 4000] [--scope "a b"] [--expires-in 3600]';

interface Arguments {
  readonly user: string;
  readonly port: string;
  readonly scope: string | undefined;
  readonly expiresIn: number | undefined;
}

function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        user: { type: 'string' },
        port: { type: 'string', default: '4000' },
        scope: { type: 'string' },
        'expires-in': { type: 'string' },
      },
    });
    const expiresIn = values['expires-in'];
    if (values.user === undefined) throw new TokenFailure('--user is missing');
    if (!isUserId(values.user)) throw new TokenFailure(USER_ID_RULE);
    return {
      ...values,
      user: values.user,
      scope: values.scope,
      expiresIn: expiresIn === undefined ? undefined : Number(expiresIn),
    };
  } catch (error) {
    throw new TokenFailure(`${error instanceof Error ? error.message : String(error)} (${USAGE})`);
  }
}

async function fetchToken({ port, ...request }: Arguments): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/_local/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  }).catch((cause: unknown) => {
    throw new TokenFailure(`The local cloud is not running on port ${port}: start it with npm start`, {
      cause,
    });
  });
  const { token, message } = (await answer.json()) as { token?: string; message?: string };
  if (token === undefined) throw new TokenFailure(message ?? `The local cloud answered ${answer.status}`);
  return token;
}

try {
  console.log(await fetchToken(readArguments()));
} catch (error) {
  if (!(error instanceof TokenFailure)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
