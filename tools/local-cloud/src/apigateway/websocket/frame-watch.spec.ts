import { expect, test } from 'vitest';
import { createFrameWatch } from './frame-watch.ts';

/** A masked binary frame, as clients send them (RFC 6455, 5.2). */
function frame(size: number): Buffer {
  const length = Buffer.alloc(size < 126 ? 0 : size < 65_536 ? 2 : 8);
  if (length.length === 2) length.writeUInt16BE(size);
  if (length.length === 8) length.writeBigUInt64BE(BigInt(size));
  const short = size < 126 ? size : size < 65_536 ? 126 : 127;
  return Buffer.concat([
    Buffer.from([0x82, 0x80 | short]),
    length,
    Buffer.alloc(4, 0xaa),
    Buffer.alloc(size, 0xff),
  ]);
}

test.each([1, 7, 64, 100_000])(
  'frames up to the limit pass, a larger one is told, in chunks of %i bytes',
  (chunk) => {
    const watch = createFrameWatch(70_000);
    const feed = (bytes: Buffer): boolean => {
      for (let at = 0; at < bytes.length; at += chunk) if (watch(bytes.subarray(at, at + chunk))) return true;
      return false;
    };
    expect(feed(Buffer.concat([0, 125, 126, 65_535, 65_536, 70_000].map(frame)))).toBe(false);
    expect(feed(frame(70_001))).toBe(true);
  },
);
