import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
} from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MissingSite } from './site-objects.ts';
import { uploadSite } from './upload-site.ts';

const bucket = 'site';
let folder: string;
let server: FauxqsServer;
let s3: S3Client;
/** The keys that were put, in turn. */
let put: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'upload-'));
  mkdirSync(join(folder, 'assets'));
  for (const [name, text] of Object.entries({
    'index.html': '<h1>One</h1>',
    'icon.svg': '<svg/>',
    'assets/app-1.js': 'one',
  }))
    writeFileSync(join(folder, name), text);
  server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  s3 = new S3Client({
    ...{ endpoint: `http://127.0.0.1:${server.port}`, region: 'us-east-1', forcePathStyle: true },
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  });
  put = [];
  s3.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const answer = await next(args);
        if (commandName === 'PutObjectCommand') put.push((args.input as { Key: string }).Key);
        return answer;
      },
    { step: 'initialize' },
  );
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
afterEach(async () => {
  s3.destroy();
  await server.stop();
  rmSync(folder, { recursive: true });
});

test('pages are put when everything that they name is there, each with its type and how long it is kept', async () => {
  expect(await uploadSite({ s3, bucket, folder })).toEqual({ files: 3, put: 3 });
  expect(put.at(-1)).toBe('index.html');
  expect(await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'assets/app-1.js' }))).toMatchObject({
    ContentType: 'text/javascript; charset=utf-8',
    CacheControl: 'public, max-age=31536000, immutable',
  });
  expect(await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'index.html' }))).toMatchObject({
    ContentType: 'text/html; charset=utf-8',
    CacheControl: 'no-cache',
  });
});

test('only what has changed is put, and what an earlier build left stays', async () => {
  await uploadSite({ s3, bucket, folder });
  expect(await uploadSite({ s3, bucket, folder })).toEqual({ files: 3, put: 0 });
  put.length = 0;
  rmSync(join(folder, 'assets/app-1.js'));
  writeFileSync(join(folder, 'assets/app-2.js'), 'two');
  writeFileSync(join(folder, 'index.html'), '<h1>Two</h1>');
  expect(await uploadSite({ s3, bucket, folder })).toEqual({ files: 3, put: 2 });
  expect(put).toEqual(['assets/app-2.js', 'index.html']);
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
  expect(Contents.map(({ Key }) => Key)).toEqual([
    'assets/app-1.js',
    'assets/app-2.js',
    'icon.svg',
    'index.html',
  ]);
  const page = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'index.html' }));
  expect(await page.Body?.transformToString()).toBe('<h1>Two</h1>');
});

test('more files than a list of S3 holds are known', async () => {
  for (let at = 0; at < 1_100; at++) writeFileSync(join(folder, `assets/part-${at}.js`), String(at));
  await uploadSite({ s3, bucket, folder });
  expect(await uploadSite({ s3, bucket, folder })).toEqual({ files: 1_103, put: 0 });
});

test('nothing is put of a folder without a page, nor into a bucket that is not there', async () => {
  await expect(uploadSite({ s3, bucket: 'nowhere', folder })).rejects.toMatchObject({ name: 'NoSuchBucket' });
  rmSync(join(folder, 'index.html'));
  await expect(uploadSite({ s3, bucket, folder })).rejects.toThrow(MissingSite);
  expect(put).toEqual([]);
});
