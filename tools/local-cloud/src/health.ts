import type { LocalRoutes } from './ports.ts';

/** `GET /_local/health`: 200 once everything runs, 503 before and while stopping. */
export function healthRoute(
  isHealthy: () => boolean,
  details: Readonly<Record<string, unknown>>,
): LocalRoutes {
  return ({ method, url }) => {
    if (method !== 'GET' || url.split('?')[0] !== '/_local/health') return Promise.resolve(undefined);
    const healthy = isHealthy();
    return Promise.resolve({
      status: healthy ? 200 : 503,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify({ status: healthy ? 'healthy' : 'stopping', ...details }),
    });
  };
}
