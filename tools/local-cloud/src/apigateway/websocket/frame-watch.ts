/** The payload length a frame's header announces (RFC 6455, 5.2), or `undefined` while the header is incomplete. */
function announcedLength(
  header: Buffer,
): { readonly headerBytes: number; readonly payload: number } | undefined {
  if (header.length < 2) return undefined;
  const second = header.readUInt8(1);
  const short = second & 0x7f;
  const extended = short === 126 ? 2 : short === 127 ? 8 : 0;
  const headerBytes = 2 + extended + (second & 0x80 ? 4 : 0);
  if (header.length < headerBytes) return undefined;
  if (extended === 0) return { headerBytes, payload: short };
  return {
    headerBytes,
    payload: extended === 2 ? header.readUInt16BE(2) : Number(header.readBigUInt64BE(2)),
  };
}

const LONGEST_HEADER = 14;

/**
 * Follows a client's bytes frame by frame and tells when a single frame is larger than `limit`. API Gateway
 * limits frames apart from messages (32 KB and 128 KB), and the `ws` package knows messages only.
 */
export function createFrameWatch(limit: number): (chunk: Buffer) => boolean {
  let header: Buffer = Buffer.alloc(0);
  let payloadLeft = 0;
  return (chunk) => {
    let rest = chunk;
    while (rest.length > 0) {
      const skipped = Math.min(payloadLeft, rest.length);
      payloadLeft -= skipped;
      rest = rest.subarray(skipped);
      if (payloadLeft > 0) return false;
      const known = header.length;
      header = Buffer.concat([header, rest.subarray(0, LONGEST_HEADER - known)]);
      const frame = announcedLength(header);
      if (!frame) return false;
      if (frame.payload > limit) return true;
      rest = rest.subarray(frame.headerBytes - known);
      payloadLeft = frame.payload;
      header = Buffer.alloc(0);
    }
    return false;
  };
}
