import * as z from 'zod';
import type { Writer } from './writer.ts';

/** What `metadata.model` of a piece may hold. */
const maxModelCharacters = 120;

/** A setting that its writer cannot do without. An environment variable that is set to nothing is not set. */
const needed = (name: string, writer: string) => {
  const error = `${name} is needed for the writer "${writer}"`;
  return z.string({ error }).trim().min(1, { error });
};

/** Who writes. What belongs to another writer is ignored, so that a setting may stay when the writer changes. */
export const writerConfiguration = z.discriminatedUnion(
  'writer',
  [
    z.object({ writer: z.literal('offline') }),
    z.object({
      writer: z.literal('bedrock'),
      /** A model's id or an inference profile's: `anthropic.claude-…`, `us.amazon.nova-…` */
      bedrockModelId: needed('bedrockModelId', 'bedrock').max(maxModelCharacters),
    }),
    z.object({
      writer: z.literal('openai'),
      openaiBaseUrl: needed('openaiBaseUrl', 'openai').pipe(
        z.url({ protocol: /^https?$/, error: 'openaiBaseUrl must be an http or https URL' }),
      ),
      openaiModel: needed('openaiModel', 'openai').max(maxModelCharacters),
      /** Not needed for a model on this machine. */
      openaiApiKey: z.string().trim().optional(),
    }),
  ],
  { error: 'writer must be "offline", "bedrock" or "openai"' },
);

export type WriterConfiguration = z.infer<typeof writerConfiguration>;

/** The settings as an environment gives them: all of them text, any of them missing. */
export interface WriterSettings {
  readonly writer: string;
  readonly bedrockModelId?: string | undefined;
  readonly openaiBaseUrl?: string | undefined;
  readonly openaiModel?: string | undefined;
  readonly openaiApiKey?: string | undefined;
}

/**
 * The configured writer; the others are not even loaded. Make it once per function instance: its circuit breaker
 * remembers what it has seen.
 *
 * @throws Error naming every setting that is missing or wrong
 */
export async function chooseWriter(settings: WriterSettings): Promise<Writer> {
  const { success, data: configuration, error } = writerConfiguration.safeParse(settings);
  if (!success) throw new Error(error.issues.map(({ message }) => message).join('; '), { cause: error });
  switch (configuration.writer) {
    case 'offline': {
      const { offlineComposer } = await import('./offline-composer/offline-composer.ts');
      return offlineComposer();
    }
    case 'bedrock': {
      const { bedrockWriter } = await import('./bedrock-writer.ts');
      return bedrockWriter(configuration.bedrockModelId);
    }
    case 'openai': {
      const { openAiWriter } = await import('./openai-writer.ts');
      const { openaiBaseUrl: baseUrl, openaiModel: model, openaiApiKey: apiKey } = configuration;
      return openAiWriter({ baseUrl, model, ...(apiKey && { apiKey }) });
    }
  }
}
