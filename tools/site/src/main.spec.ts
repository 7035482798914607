import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CreateBucketCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'site-main-'));
const stack = join(folder, 'console');
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
let cloudFormation: Server;
let aws: FauxqsServer;
let s3: S3Client;

/** CloudFormation, as far as it is asked: the stack of stage `dev` has a bucket, that of `early` has none yet. */
const describeStacks = (asked: URLSearchParams): { readonly status: number; readonly body: string } => {
  const name = asked.get('StackName');
  if (name !== 'bayon-console-dev' && name !== 'bayon-console-early')
    return {
      status: 400,
      body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name ?? ''} does not exist</Message></Error></ErrorResponse>`,
    };
  const output = '<member><OutputKey>SiteBucket</OutputKey><OutputValue>console-files</OutputValue></member>';
  return {
    status: 200,
    body: `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus><Outputs>${name.endsWith('dev') ? output : ''}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  };
};

beforeAll(async () => {
  mkdirSync(join(stack, '.serverless'), { recursive: true });
  mkdirSync(join(stack, 'dist/assets'), { recursive: true });
  writeFileSync(join(stack, 'dist/index.html'), '<h1>One</h1>');
  writeFileSync(join(stack, 'dist/assets/app-1.js'), 'one');
  const service = {
    ...{ service: 'bayon-console', provider: { region: 'us-east-1' } },
    custom: { site: { folder: 'dist', bucket: 'SiteBucket' } },
  };
  writeFileSync(join(stack, '.serverless/serverless-state.json'), JSON.stringify({ service }));
  cloudFormation = createServer((request, response) => {
    void text(request).then((body) => {
      const answer = describeStacks(new URLSearchParams(body));
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  }).listen(0, '127.0.0.1');
  await once(cloudFormation, 'listening');
  aws = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  const endpoint = `http://127.0.0.1:${aws.port}`;
  s3 = new S3Client({ endpoint, region: 'us-east-1', credentials });
  await s3.send(new CreateBucketCommand({ Bucket: 'console-files' }));
});
afterAll(async () => {
  s3.destroy();
  cloudFormation.close();
  await aws.stop();
  rmSync(folder, { recursive: true });
});

/** Runs the command to its end. */
const command = (...args: string[]) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    const { port } = cloudFormation.address() as AddressInfo;
    const env = {
      ...process.env,
      AWS_ACCESS_KEY_ID: 'any',
      AWS_SECRET_ACCESS_KEY: 'any',
      AWS_ENDPOINT_URL_CLOUDFORMATION: `http://127.0.0.1:${port}`,
      AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${aws.port}`,
    };
    const main = new URL('./main.ts', import.meta.url).pathname;
    execFile(process.execPath, [main, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });

describe('the command', () => {
  it('puts the site of a packaged stack into the bucket that the deployed stack names', async () => {
    expect(await command(stack, '--stage', 'dev')).toEqual({
      code: 0,
      output: '2 of 2 files were put into console-files\n',
    });
    await s3.send(new HeadObjectCommand({ Bucket: 'console-files', Key: 'assets/app-1.js' }));
    expect((await command(stack, '--stage', 'dev')).output).toBe(
      '0 of 2 files were put into console-files\n',
    );
  });

  it.each([
    ['no stage', () => [stack], /^site: usage: node [^\n]+\n$/],
    ['an unknown option', () => [stack, '--stag', 'dev'], /^site: Unknown option '--stag'[^\n]+\n$/],
    [
      'a stack that is not packaged',
      () => [folder, '--stage', 'dev'],
      /^site: there is no packaged stack in \S+: run [^\n]+\n$/,
    ],
    [
      'a stack that is not deployed',
      () => [stack, '--stage', 'none'],
      /^site: Stack with id bayon-console-none does not exist\n$/,
    ],
    [
      'a stack without a bucket for it',
      () => [stack, '--stage', 'early'],
      /^site: the stack bayon-console-early has no output SiteBucket\n$/,
    ],
  ])('fails in one line for %s', async (_name, args, output) => {
    expect(await command(...args())).toEqual({
      code: 1,
      output: expect.stringMatching(output) as string,
    });
  });
});
