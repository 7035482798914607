import { parseArgs } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { S3Client } from '@aws-sdk/client-s3';
import { packagedSite } from './packaged-site.ts';
import { siteBucketOf } from './site-bucket.ts';
import { uploadSite } from './upload-site.ts';

const USAGE = 'usage: node tools/site/src/main.ts <stack folder> --stage <stage>';

/** Puts the site of a packaged stack into the bucket that the deployed stack names. @throws Error in one line */
async function run(args: readonly string[]): Promise<string> {
  const { stackFolder, stage } = asked(args);
  const { folder, region, stackName } = packagedSite(stackFolder);
  const cloudFormation = new CloudFormationClient({ region });
  const s3 = new S3Client({ region });
  try {
    const bucket = await siteBucketOf(cloudFormation, stackName(stage));
    const { files, put } = await uploadSite({ s3, bucket, folder });
    return `${put} of ${files} files were put into ${bucket}`;
  } finally {
    cloudFormation.destroy();
    s3.destroy();
  }
}

function asked(args: readonly string[]): { readonly stackFolder: string; readonly stage: string } {
  const parsed = readArgs(args);
  const [stackFolder, more] = parsed.positionals;
  const { stage } = parsed.values;
  if (stackFolder === undefined || more !== undefined || !stage) throw new Error(USAGE);
  return { stackFolder, stage };
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { stage: { type: 'string' } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new Error(`${cause instanceof Error ? cause.message : String(cause)}; ${USAGE}`, { cause });
  }
}

try {
  console.log(await run(process.argv.slice(2)));
} catch (error) {
  console.error(`site: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
