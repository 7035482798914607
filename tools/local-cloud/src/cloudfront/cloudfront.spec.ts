import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync } from 'node:zlib';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud.ts';
import { createLog } from '../log/index.ts';
import { packageSample } from '../sample-app/package-sample.ts';
import { siteState, siteTemplate } from '../sample-app/site-template.ts';

const folder = mkdtempSync(join(tmpdir(), 'cloudfront-'));
const lines: string[] = [];
const log = createLog({ write: (line) => lines.push(line) });

/** Writes the sample apps and the site, as packaging would. @returns what starts a cloud of them */
function packaged(name: string, template: object = siteTemplate(), entry = '<h1>Notes</h1>') {
  const appsDir = join(folder, name);
  packageSample(appsDir, { site: template });
  writeFileSync(join(appsDir, 'site/.serverless/serverless-state.json'), JSON.stringify(siteState));
  mkdirSync(join(appsDir, 'site/dist/assets'), { recursive: true });
  writeFileSync(join(appsDir, 'site/dist/index.html'), entry);
  writeFileSync(join(appsDir, 'site/dist/assets/app-1a2b.js'), 'let note;\n'.repeat(500));
  return () => startCloud({ appsDir, dataDir: join(folder, `${name}-data`), port: 0, awsPort: 0, log });
}

let cloud: Cloud;
let started: string;
beforeAll(async () => {
  const start = packaged('apps');
  writeFileSync(join(folder, 'apps/site/dist/long.html'), '<p>Notes</p>'.repeat(500));
  cloud = await start();
  started = lines.join('\n');
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, init: RequestInit = {}) => fetch(cloud.gatewayUrl + path, init);
const bucketOf = ({ resources }: Cloud) =>
  resources.find(({ logicalId, type }) => type === 'AWS::S3::Bucket' && logicalId === 'Files')!.ref;
const s3Of = ({ awsUrl }: Cloud) =>
  new S3Client({
    endpoint: awsUrl,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'developer', secretAccessKey: 'any' },
  });

describe('a distribution', () => {
  it('shows the page at its root, and at every address that its function leads there', async () => {
    for (const path of ['/', '/library/1']) {
      const answer = await get(path);
      expect([answer.status, await answer.text()]).toEqual([200, '<h1>Notes</h1>']);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    }
  });

  it('says what its headers policy says, and leaves what the origin said where it may', async () => {
    const { headers } = await get('/');
    expect(headers.get('content-security-policy')).toBe("default-src 'self'");
    expect(headers.get('strict-transport-security')).toBe('max-age=60; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-cache');
  });

  it('compresses what is text, for a year in the cache of whoever has it', async () => {
    const { port } = new URL(cloud.gatewayUrl);
    const answer = await new Promise<{ headers: unknown; body: Buffer }>((resolve) => {
      const headers = { 'accept-encoding': 'gzip, br' };
      httpRequest({ port, path: '/assets/app-1a2b.js', headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
      }).end();
    });
    expect(answer.headers).toMatchObject({
      'content-encoding': 'br',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/javascript; charset=utf-8',
    });
    expect(brotliDecompressSync(answer.body).toString()).toBe('let note;\n'.repeat(500));
  });

  it('compresses nothing for who wants nothing compressed, and nothing that is not cached', async () => {
    const encodingOf = async (path: string, accepted: string) =>
      (await get(path, { headers: { 'accept-encoding': accepted } })).headers.get('content-encoding');
    expect(await encodingOf('/assets/app-1a2b.js', 'gzip;q=0.5, br;q=0')).toBe('gzip');
    expect(await encodingOf('/assets/app-1a2b.js', 'br;q=0')).toBeNull();
    expect(await encodingOf('/long.html', 'gzip, br')).toBeNull();
  });

  it('asks the function at the response last, and never about errors or the answers of functions', async () => {
    expect((await get('/')).headers.get('x-saw')).toBe('true');
    for (const path of ['/gone.txt', '/where', '/broken'])
      expect((await get(path)).headers.get('x-saw')).toBeNull();
  });

  it('names what is not executed of it', () => {
    expect(started).toContain('not executed locally: AWS::CloudFront::Distribution.ViewerProtocolPolicy (1)');
  });

  it('answers 304 to who has it, compressed or not', async () => {
    for (const path of ['/', '/assets/app-1a2b.js']) {
      const etag = (await get(path)).headers.get('etag')!;
      expect((await get(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
    }
  });

  it('denies what is not there as S3 does, and methods that nobody allowed', async () => {
    expect((await get('/assets/gone.js')).status).toBe(403);
    expect((await get('/assets/%E0%A4%A')).status).toBe(403);
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(403);
  });

  it('passes requests on to the API whose domain an origin has', async () => {
    expect((await get('/notes/n1')).status).toBe(401);
    const headers = { authorization: `Bearer ${await cloud.issueToken({ user: 'ada' })}` };
    expect((await get('/notes/n1', { headers })).status).toBe(404);
    const posted = await get('/notes', { method: 'POST', headers, body: JSON.stringify({ id: 'n1' }) });
    expect(posted.status).toBe(202);
    expect(await (await get('/notes/n1/nothing')).json()).toEqual({ message: 'Not Found' });
  });

  it('lets a function answer by itself, with what it sees', async () => {
    const answer = await get('/where?a=1&a=2&b=x%20y');
    expect(await answer.json()).toEqual({
      a: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] },
      b: { value: 'x%20y' },
    });
  });

  it('answers 503 where a function fails, and says so in the log', async () => {
    expect((await get('/broken')).status).toBe(503);
    expect(lines.join('\n')).toContain('a CloudFront function failed');
  });

  it('leaves the local cloud its own addresses', async () => {
    expect(await (await get('/_local/health')).json()).toMatchObject({ status: 'healthy' });
  });

  it('opens no WebSocket where there is none', async () => {
    const { port } = new URL(cloud.gatewayUrl);
    const status = await new Promise((resolve) => {
      const headers = { connection: 'upgrade', upgrade: 'websocket' };
      httpRequest({ port, path: '/socket', headers }, (response) => {
        void text(response).then(() => resolve(response.statusCode));
      }).end();
    });
    expect(status).toBe(403);
  });
});

describe('S3', () => {
  it('is reached with any client, and what is put there is on the page', async () => {
    const s3 = s3Of(cloud);
    const Bucket = bucketOf(cloud);
    await s3.send(
      new PutObjectCommand({
        ...{
          Bucket,
          Key: 'assets/grüße.txt',
          Body: 'Hallo',
          ContentType: 'text/plain',
          CacheControl: 'no-store',
        },
      }),
    );
    const answer = await get('/assets/gr%C3%BC%C3%9Fe.txt');
    expect([await answer.text(), answer.headers.get('cache-control')]).toEqual(['Hallo', 'no-store']);
    const object = await s3.send(new GetObjectCommand({ Bucket, Key: 'index.html' }));
    expect(await object.Body?.transformToString()).toBe('<h1>Notes</h1>');
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'assets/' }));
    expect(Contents.map(({ Key }) => Key)).toEqual(['assets/app-1a2b.js', 'assets/grüße.txt']);
    s3.destroy();
  });

  it('keeps objects through a restart, and publishes only what has changed', async () => {
    const first = await packaged('again')();
    const s3 = s3Of(first);
    await s3.send(new PutObjectCommand({ Bucket: bucketOf(first), Key: 'mine.txt', Body: 'mine' }));
    s3.destroy();
    await first.close();
    lines.length = 0;
    const second = await packaged('again', siteTemplate(), '<h1>New</h1>')();
    try {
      expect(lines.join('\n')).toContain('S3: 1 files of site were published');
      expect(await (await fetch(second.gatewayUrl)).text()).toBe('<h1>New</h1>');
      expect(await (await fetch(`${second.gatewayUrl}/mine.txt`)).text()).toBe('mine');
    } finally {
      await second.close();
    }
  });
});

describe('another distribution', () => {
  let running: Cloud | undefined;
  afterEach(() => running?.close());

  it('shows nothing of a bucket whose policy lets another distribution in', async () => {
    running = await packaged('other', siteTemplate({ letsIn: 'EOTHER' }))();
    expect((await fetch(running.gatewayUrl)).status).toBe(403);
  });

  it('shows its page in the place of an error, from wherever that comes', async () => {
    const config = {
      CustomErrorResponses: [
        { ErrorCode: 403, ResponseCode: 200, ResponsePagePath: '/index.html' },
        { ErrorCode: 404, ResponseCode: 404, ResponsePagePath: '/gone.html' },
        { ErrorCode: 500, ErrorCachingMinTTL: 1 },
      ],
    };
    running = await packaged('pages', siteTemplate({ config }))();
    const { gatewayUrl } = running;
    const answer = await fetch(`${gatewayUrl}/assets/gone.js`);
    expect([answer.status, await answer.text()]).toEqual([200, '<h1>Notes</h1>']);
    // Where the page itself is missing, the error is shown.
    const token = await running.issueToken({ user: 'ada' });
    const headers = { authorization: `Bearer ${token}` };
    const missing = await fetch(`${gatewayUrl}/notes/n1/nothing`, { headers });
    expect([missing.status, await missing.json()]).toEqual([404, { message: 'Not Found' }]);
  });

  it('does not start beside another distribution, and names both', async () => {
    const start = packaged('two');
    packageSample(join(folder, 'two'), { site: siteTemplate(), shop: siteTemplate() });
    await expect(start()).rejects.toThrow(/^(shop and site|site and shop) both deploy a distribution/);
  });

  it('does not start with a policy that nobody here knows', async () => {
    const DefaultCacheBehavior = { TargetOriginId: 'files', CachePolicyId: 'mine' };
    const start = packaged('unknown', siteTemplate({ config: { DefaultCacheBehavior } }));
    await expect(start()).rejects.toThrow('site/Site: the policy mine is not known here');
  });

  it.each([
    [
      'code that is too long',
      { pageCode: `function handler(e) { return e.request; } //${'x'.repeat(10_240)}` },
      /at most 10240 bytes/,
    ],
    ['code that is no JavaScript', { pageCode: 'function handler(' }, /is no JavaScript/],
  ])('does not start with %s', async (name, options, message) => {
    await expect(packaged(name.replaceAll(' ', '-'), siteTemplate(options))()).rejects.toThrow(message);
  });

  it('does not start without the built site, and says what to do', async () => {
    const start = packaged('unbuilt');
    rmSync(join(folder, 'unbuilt/site/dist'), { recursive: true });
    await expect(start()).rejects.toThrow(/there is no built site .* run npx nx run-many -t package first/);
  });
});
