import { BlockList, isIP } from 'node:net';

/** Compiles `10.0.0.0/24` or `2001:db8::/32`. Throws a plain `Error` with AWS's reason. */
export function cidrMatcher(block: string): (value: string) => boolean {
  const [address = '', length, ...more] = block.split('/');
  if (length === undefined || more.length > 0) throw new Error(`Malformed CIDR, one '/' required`);
  const version = isIP(address);
  if (version === 0) throw new Error(`Nonstandard IP address: ${address}`);
  const bits = Number(length);
  if (!/^\d+$/.test(length)) throw new Error('Malformed CIDR, mask bits must be an integer');
  // A block is more than one address: event-ruler refuses a mask of all bits.
  const most = version === 4 ? 32 : 128;
  if (bits >= most) throw new Error(`IPv${version} mask bits must be < ${most}`);
  const family = version === 4 ? 'ipv4' : 'ipv6';
  const list = new BlockList();
  list.addSubnet(address, bits, family);
  return (value) => isIP(value) === version && list.check(value, family);
}
