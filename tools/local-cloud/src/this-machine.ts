import type { LocalRequest } from './ports.ts';

const isLoopback = (host: string): boolean => /^(localhost|(::ffff:)?127(\.\d+){3}|\[?::1\]?)$/i.test(host);

const hostname = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/**
 * Whether a request comes from this machine, and from no web page in its browser: a page of another origin betrays
 * itself by its `Origin`, and one whose name was rebound to 127.0.0.1 by its `Host`.
 */
export function isFromThisMachine({ headers, remoteAddress }: LocalRequest): boolean {
  const { host, origin } = headers;
  return (
    isLoopback(remoteAddress) &&
    isLoopback(hostname(`http://${typeof host === 'string' ? host : ''}`)) &&
    (origin === undefined || (typeof origin === 'string' && isLoopback(hostname(origin))))
  );
}
