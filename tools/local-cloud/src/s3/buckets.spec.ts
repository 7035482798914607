import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud.ts';
import { accessKeyIdFor } from '../lambda/access-key.ts';
import { createLog } from '../log/index.ts';
import { packageSample } from '../sample-app/package-sample.ts';

const folder = mkdtempSync(join(tmpdir(), 's3-'));
const lines: string[] = [];
const Bucket = 'sample-files';

const files = {
  Resources: {
    Files: {
      Type: 'AWS::S3::Bucket',
      Properties: {
        BucketName: Bucket,
        ObjectLockEnabled: true,
        BucketEncryption: { ServerSideEncryptionConfiguration: [] },
      },
    },
    Reader: {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: {},
        Policies: [
          {
            PolicyName: 'p',
            PolicyDocument: {
              Statement: [
                { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${Bucket}/open/*` },
                {
                  Effect: 'Allow',
                  Action: 's3:ListBucket',
                  Resource: `arn:aws:s3:::${Bucket}`,
                  Condition: { StringLike: { 's3:prefix': 'open/*' } },
                },
                { Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${Bucket}/mine/*` },
                { Effect: 'Allow', Action: 's3:DeleteObject', Resource: `arn:aws:s3:::${Bucket}/mine/*` },
              ],
            },
          },
        ],
      },
    },
  },
};

let cloud: Cloud;
let developer: S3Client;
let reader: S3Client;

const clientOf = (accessKeyId: string) =>
  new S3Client({
    endpoint: cloud.awsUrl,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey: 'any' },
  });

beforeAll(async () => {
  packageSample(join(folder, 'apps'), { files });
  cloud = await startCloud({
    ...{ appsDir: join(folder, 'apps'), dataDir: join(folder, 'data'), port: 0, awsPort: 0 },
    log: createLog({ write: (line) => lines.push(line) }),
  });
  const role = cloud.resources.find(({ logicalId }) => logicalId === 'Reader');
  developer = clientOf('developer');
  reader = clientOf(accessKeyIdFor(role?.attributes['Arn'] ?? ''));
});
afterAll(async () => {
  developer.destroy();
  reader.destroy();
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const textOf = async (Key: string) => {
  const { Body } = await developer.send(new GetObjectCommand({ Bucket, Key }));
  return Body?.transformToString();
};

describe('a bucket', () => {
  it('keeps what is said of an object', async () => {
    const said = { ContentType: 'text/css', CacheControl: 'no-cache', Metadata: { by: 'ada' } };
    await developer.send(new PutObjectCommand({ Bucket, Key: 'a b/ü.css', Body: 'a {}', ...said }));
    const head = await developer.send(new HeadObjectCommand({ Bucket, Key: 'a b/ü.css' }));
    expect(head).toMatchObject({ ...said, ContentLength: 4 });
    expect(await textOf('a b/ü.css')).toBe('a {}');
  });

  it('takes an object in parts, and forgets one that is given up', async () => {
    const begun = await developer.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts' }));
    const upload = { Bucket, Key: 'parts', UploadId: begun.UploadId };
    const bodies = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('b')];
    const Parts = [];
    for (const [index, Body] of bodies.entries()) {
      const PartNumber = index + 1;
      const { ETag } = await developer.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
      Parts.push({ ETag, PartNumber });
    }
    await developer.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
    expect((await textOf('parts'))?.length).toBe(5 * 1024 * 1024 + 1);

    const { UploadId } = await developer.send(new CreateMultipartUploadCommand({ Bucket, Key: 'gone' }));
    await developer.send(new AbortMultipartUploadCommand({ Bucket, Key: 'gone', UploadId }));
    await expect(textOf('gone')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('copies, lists by prefix and deletes', async () => {
    for (const Key of ['list/1', 'list/2', 'other/1'])
      await developer.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
    await developer.send(new CopyObjectCommand({ Bucket, Key: 'list/3', CopySource: `${Bucket}/other/1` }));
    const keys = async () => {
      const { Contents = [] } = await developer.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/' }));
      return Contents.map(({ Key }) => Key);
    };
    expect(await keys()).toEqual(['list/1', 'list/2', 'list/3']);
    await developer.send(new DeleteObjectCommand({ Bucket, Key: 'list/1' }));
    await developer.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'list/2' }] } }));
    expect(await keys()).toEqual(['list/3']);
  });

  it('says what is wrong with what it is asked', async () => {
    await expect(textOf('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const nowhere = new PutObjectCommand({ Bucket: 'nowhere', Key: 'a', Body: 'a' });
    await expect(developer.send(nowhere)).rejects.toMatchObject({ name: 'NoSuchBucket' });
    const authorization = 'AWS4-HMAC-SHA256 Credential=me/20260101/us-east-1/s3/aws4_request';
    const statuses = await Promise.all(
      (
        [
          ['GET', '/%E0%A4%A', {}],
          ['GET', `/${Bucket}/%E0%A4%A`, {}],
          ['PUT', `/${Bucket}/a`, { 'x-amz-copy-source': '%E0%A4%A' }],
          ['PUT', `/${Bucket}/a?uploadId=nothing&partNumber=many`, {}],
          ['PUT', `/${Bucket}?lifecycle`, {}],
          ['PUT', '/', {}],
          ['POST', `/${Bucket}?delete`, {}],
          ['POST', `/${Bucket}`, { 'content-type': 'multipart/form-data' }],
          ['POST', `/${Bucket}/a?uploadId=nothing`, {}],
          ['POST', `/${Bucket}/a`, { 'content-type': 'application/json' }],
          ['PATCH', `/${Bucket}/a`, {}],
          ['GET', `/${Bucket}?list-type=2&max-keys=many`, {}],
        ] as const
      ).map(async ([method, path, headers]) => {
        const answer = await fetch(cloud.awsUrl + path, { method, headers: { ...headers, authorization } });
        return `${method} ${path} ${answer.status}`;
      }),
    );
    expect(statuses.filter((one) => / 5\d\d$/.test(one))).toEqual([]);
  });

  it('names what is not executed of it', () => {
    expect(lines.join('\n')).toContain('not executed locally: AWS::S3::Bucket.ObjectLockEnabled (1)');
    expect(lines.join('\n')).not.toContain('BucketEncryption');
  });
});

describe('a role', () => {
  const denied = { name: 'AccessDenied', $metadata: { httpStatusCode: 403 } };

  it('reads and lists where its policy says', async () => {
    await developer.send(new PutObjectCommand({ Bucket, Key: 'open/1', Body: 'open' }));
    await reader.send(new GetObjectCommand({ Bucket, Key: 'open/1' }));
    await reader.send(new ListObjectsV2Command({ Bucket, Prefix: 'open/' }));
    for (const refused of [
      () => reader.send(new GetObjectCommand({ Bucket, Key: 'closed/1' })),
      () => reader.send(new ListObjectsV2Command({ Bucket, Prefix: 'closed/' })),
      () => reader.send(new ListObjectsV2Command({ Bucket })),
    ])
      await expect(refused()).rejects.toMatchObject(denied);
  });

  it('writes, copies and deletes only what it may, also many at once', async () => {
    await reader.send(new PutObjectCommand({ Bucket, Key: 'mine/1', Body: 'mine' }));
    await reader.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'mine/1' }] } }));
    const CopySource = `${Bucket}/closed/1`;
    for (const refused of [
      () => reader.send(new PutObjectCommand({ Bucket, Key: 'open/2', Body: 'no' })),
      () => reader.send(new CopyObjectCommand({ Bucket, Key: 'mine/2', CopySource })),
      () =>
        reader.send(
          new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key: 'mine/1' }, { Key: 'open/1' }] } }),
        ),
    ])
      await expect(refused()).rejects.toMatchObject(denied);
    expect(await textOf('open/1')).toBe('open');
  });

  it('signs no address for more than it may', async () => {
    const credentials = await reader.config.credentials();
    const signed = `X-Amz-Credential=${credentials.accessKeyId}%2F20260101%2Fus-east-1%2Fs3%2Faws4_request`;
    const status = async (key: string) =>
      (await fetch(`${cloud.awsUrl}/${Bucket}/${key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&${signed}`)).status;
    expect([await status('open/1'), await status('closed/1')]).toEqual([200, 403]);
  });
});
