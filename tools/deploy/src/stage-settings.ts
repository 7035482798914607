import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stageOf } from '@bayon/publisher/resources';
import * as z from 'zod/mini';
import { messageOf, UsageError } from './errors.ts';

const text = z.string().check(z.minLength(1));

const schema = z.strictObject({
  /** Where it is deployed: `eu-central-1`. */
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be a region, such as eu-central-1')),
  /** Days that the archive keeps events, and settled records recognise duplicates. 90 in production and 30 else. */
  retentionDays: z.optional(z.int().check(z.minimum(1), z.maximum(3_650))),
  /** How much the functions write into their logs. `INFO` where nothing is said. */
  logLevel: z.optional(z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR'])),
  /** The page's own domain, and its certificate in us-east-1; both or neither. CloudFront's domain else. */
  web: z.optional(z.strictObject({ origin: z.url(), certificateArn: text })),
  /** Who writes and researches. `offline` needs no model. */
  model: z.optional(
    z.discriminatedUnion('writer', [
      z.strictObject({ writer: z.literal('offline') }),
      z.strictObject({ writer: z.literal('bedrock'), modelId: text }),
      z.strictObject({
        writer: z.literal('openai'),
        model: text,
        baseUrl: z.url(),
        /** The name of the secret in Secrets Manager that holds `apiKey`. */
        apiKeySecret: text,
      }),
    ]),
  ),
  /** Where research searches the web. Nowhere, where nothing is said. */
  webSearch: z.optional(
    z.discriminatedUnion('engine', [
      z.strictObject({ engine: z.literal('brave'), apiKeySecret: text }),
      z.strictObject({ engine: z.literal('searxng'), url: z.url() }),
    ]),
  ),
});

/** All that differs between stages. One file for each in `stages/`. */
export type StageSettings = z.infer<typeof schema>;

/** A stage with what the file of its name says, or `development`'s file for a stage of one's own. */
export interface DeployedStage {
  readonly name: string;
  readonly region: string;
  readonly settings: StageSettings;
  /** The file that the settings come from, for messages. */
  readonly file: string;
}

const folder = new URL('../stages/', import.meta.url);

/** @throws UsageError for a name that is none, or a file that says what cannot be */
export async function readStage(asked: string): Promise<DeployedStage> {
  const name = nameOf(asked);
  const own = new URL(`${name}.ts`, folder);
  const url = existsSync(own) ? own : new URL('development.ts', folder);
  const { default: said } = (await import(pathToFileURL(fileURLToPath(url)).href)) as { default: unknown };
  const file = `tools/deploy/stages/${url.pathname.split('/').at(-1) ?? ''}`;
  const settings = checkSettings(said, file);
  return { name, region: settings.region, settings, file };
}

function nameOf(asked: string): string {
  if (asked === 'local')
    throw new UsageError('the stage local is this machine: npm start runs it, nothing is deployed');
  try {
    return stageOf({ STAGE: asked }).name;
  } catch (cause) {
    throw new UsageError(messageOf(cause), { cause });
  }
}

/** @throws UsageError that names each path */
export function checkSettings(said: unknown, file: string): StageSettings {
  const { data, error } = schema.safeParse(said);
  if (error)
    throw new UsageError(
      [
        `${file} cannot be used:`,
        ...error.issues.map(({ path, message }) => `  ${path.join('.') || '(all)'}: ${message}`),
      ].join('\n'),
    );
  return data;
}

/** The variables that every `serverless.ts` reads. */
export function environmentOf({ name, settings }: DeployedStage): Record<string, string> {
  const { region, retentionDays, logLevel, web, model, webSearch } = settings;
  return {
    STAGE: name,
    AWS_REGION: region,
    ...(retentionDays !== undefined && { RETENTION_DAYS: String(retentionDays) }),
    ...(logLevel && { LOG_LEVEL: logLevel }),
    ...(web && { WEB_ORIGIN: web.origin, WEB_CERTIFICATE_ARN: web.certificateArn }),
    ...(model && { BAYON_WRITER: model.writer }),
    ...(model?.writer === 'bedrock' && { BEDROCK_MODEL_ID: model.modelId }),
    ...(model?.writer === 'openai' && {
      OPENAI_MODEL: model.model,
      OPENAI_API_KEY_SECRET: model.apiKeySecret,
      OPENAI_BASE_URL: model.baseUrl,
    }),
    ...(webSearch && { BAYON_WEB_SEARCH: webSearch.engine }),
    ...(webSearch?.engine === 'brave' && { BRAVE_API_KEY_SECRET: webSearch.apiKeySecret }),
    ...(webSearch?.engine === 'searxng' && { SEARXNG_URL: webSearch.url }),
  };
}
