import { createServer, type IncomingHttpHeaders } from 'node:http';
import { once } from 'node:events';

/** An address before AWS that lets through what it is told to. */
export interface FailingEndpoint {
  readonly url: string;
  close(): Promise<void>;
}

/** @param onCall sees each call before it is made (`AmazonSQS.DeleteMessage`); false: it never gets there, nor an answer */
export async function startFailingEndpoint(
  awsUrl: string,
  onCall: (target: string, body: string) => boolean,
): Promise<FailingEndpoint> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      if (!onCall(String(request.headers['x-amz-target']), body.toString())) return;
      fetch(awsUrl + (request.url ?? '/'), { method: 'POST', headers: passed(request.headers), body })
        .then(async (answer) => {
          const type = answer.headers.get('content-type') ?? 'application/x-amz-json-1.0';
          response.writeHead(answer.status, { 'content-type': type }).end(await answer.text());
        })
        .catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const passed = ({ 'x-amz-target': target, 'content-type': type, authorization }: IncomingHttpHeaders) => ({
  'x-amz-target': String(target),
  'content-type': String(type),
  authorization: String(authorization),
});
