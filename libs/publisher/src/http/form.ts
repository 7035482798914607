import { Busboy } from '@fastify/busboy';

/**
 * The files in a form, as a browser sends it (RFC 7578).
 *
 * @throws where it is none, or ends before its end
 */
export const filesOf = (body: Buffer, contentType: string): Promise<Buffer[]> =>
  new Promise((resolve, reject) => {
    const files: Buffer[] = [];
    const form = Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 2, fields: 20, parts: 20 },
    });
    form.on('file', (_name, stream) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => files.push(Buffer.concat(pieces)));
      stream.on('error', reject);
    });
    form.on('error', reject);
    form.on('finish', () => {
      resolve(files);
    });
    form.end(body);
  });
