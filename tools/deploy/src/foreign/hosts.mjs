// Loaded before a function on a foreign cloud: the names that it knows lead to that cloud.
import dns from 'node:dns';

const { lookup } = dns;
// RFC 6761: every name below localhost is this machine. Many resolvers do not know.
dns.lookup = (name, ...rest) => lookup(name.endsWith('.localhost') ? 'localhost' : name, ...rest);

const ask = globalThis.fetch;
globalThis.fetch = (url, init) => {
  const { host, pathname } = new URL(url);
  return ask(host.startsWith('cognito-idp.') ? `${process.env.AWS_ENDPOINT_URL}${pathname}` : url, init);
};
