import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { PassingFailure, streamFailure } from './passing-failure.ts';
import { maxTokens } from './prompt.ts';
import { type Answer, type AskModel, maxAnswerCharacters, remoteWriter } from './remote-writer.ts';
import type { Limits } from './resilient.ts';
import { type Writer, WritingFailed } from './writer.ts';

/** Where an OpenAI-compatible model is. */
export interface OpenAiModel {
  /** `http://localhost:11434/v1` */
  readonly baseUrl: string;
  readonly model: string;
  /** A local model needs none. */
  readonly apiKey?: string;
}

async function read(
  stream: AsyncIterable<ChatCompletionChunk>,
  onText: (characters: number) => void,
): Promise<Answer> {
  let text = '';
  let tokensUsed = 0;
  let finishReason: string | undefined;
  for await (const { choices, usage } of stream) {
    // The chunk with the usage comes last and has no choices.
    const [choice] = choices;
    text += choice?.delta.content ?? '';
    onText(text.length);
    finishReason = choice?.finish_reason ?? finishReason;
    tokensUsed = usage?.total_tokens ?? tokensUsed;
    if (text.length > maxAnswerCharacters) return { text, tokensUsed, complete: false };
  }
  if (finishReason === undefined) throw new PassingFailure('The stream ended before the answer did');
  if (finishReason === 'content_filter') {
    throw new WritingFailed(
      'This text was declined by the content rules. Please word the topic differently.',
      {
        cause: new Error('The model stopped with content_filter'),
      },
    );
  }
  return { text, tokensUsed, complete: finishReason !== 'length' };
}

/** Loads the client at the first piece, so that it costs nothing where no such model is used. */
function askOpenAi({ baseUrl, model, apiKey }: OpenAiModel): AskModel {
  const load = async () => {
    const { APIConnectionError, OpenAI } = await import('openai');
    // The client insists on a key. One attempt: retries are decided where the circuit breaker counts them.
    const client = new OpenAI({
      baseURL: baseUrl,
      apiKey: apiKey ?? 'none',
      organization: null,
      project: null,
      maxRetries: 0,
      // Its log quotes the model's text, which belongs in no log.
      logLevel: 'off',
    });
    return { client, APIConnectionError };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async ({ system, user }, { onText, signal }) => {
    const { client, APIConnectionError } = await (loaded ??= load());
    try {
      const stream = await client.chat.completions.create(
        {
          model,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          max_completion_tokens: maxTokens,
          stream: true,
          stream_options: { include_usage: true },
        },
        { signal },
      );
      return await read(stream, onText).catch((error: unknown) => {
        throw streamFailure(error);
      });
    } catch (error) {
      if (error instanceof APIConnectionError) throw new PassingFailure('No connection', { cause: error });
      throw error;
    }
  };
}

/** A writer that asks any model behind OpenAI's chat completions API, in the cloud or on this machine. */
export function openAiWriter(model: OpenAiModel, options: { readonly limits?: Limits } = {}): Writer {
  return remoteWriter(model.model, askOpenAi(model), options.limits);
}
