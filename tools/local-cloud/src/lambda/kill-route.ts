import type { AwsResponse, LocalRoutes } from '../ports.ts';
import { isFromThisMachine } from '../this-machine.ts';

const path = /^\/_local\/functions\/([\w-]+)\/kill$/;

/**
 * `POST /_local/functions/<name>/kill` ends all instances of a function at once, in the middle of whatever they do, as
 * Lambda may at any moment: for whoever wants to see what is left undone. From this machine only. Answers how many
 * there were; 404 for a function that no template deploys.
 */
export function killRoute(kill: (functionName: string) => Promise<number> | undefined): LocalRoutes {
  return async (request) => {
    const [, name] = path.exec(request.url.split('?')[0] ?? '') ?? [];
    if (name === undefined || request.method !== 'POST') return undefined;
    if (!isFromThisMachine(request))
      return answer(403, { message: 'Functions are killed from this machine only' });
    const killed = await kill(name);
    return killed === undefined ? answer(404, { message: `no function ${name}` }) : answer(200, { killed });
  };
}

const answer = (status: number, body: object): AwsResponse => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});
