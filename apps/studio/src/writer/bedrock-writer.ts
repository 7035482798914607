import type {
  BedrockRuntimeClientConfig,
  ConverseStreamOutput,
  StopReason,
} from '@aws-sdk/client-bedrock-runtime';
import { PassingFailure, streamFailure, wasAnswered } from './passing-failure.ts';
import { maxTokens } from './prompt.ts';
import { type Answer, type AskModel, maxAnswerCharacters, remoteWriter } from './remote-writer.ts';
import type { Limits } from './resilient.ts';
import { type Writer, WritingFailed } from './writer.ts';

/** Refused for what it says: the same request would be refused again. */
const refusals: ReadonlySet<StopReason> = new Set(['guardrail_intervened', 'content_filtered']);
const finished: ReadonlySet<StopReason> = new Set(['end_turn', 'stop_sequence']);
const cutOff: ReadonlySet<StopReason> = new Set(['max_tokens', 'model_context_window_exceeded']);

async function read(
  stream: AsyncIterable<ConverseStreamOutput>,
  onText: (characters: number) => void,
): Promise<Answer> {
  let text = '';
  let tokensUsed = 0;
  let stopReason: StopReason | undefined;
  for await (const event of stream) {
    text += event.contentBlockDelta?.delta?.text ?? '';
    if (event.contentBlockDelta) onText(text.length);
    stopReason = event.messageStop?.stopReason ?? stopReason;
    // The metadata follow the messageStop.
    tokensUsed = event.metadata?.usage?.totalTokens ?? tokensUsed;
    if (text.length > maxAnswerCharacters) return { text, tokensUsed, complete: false };
  }
  if (stopReason === undefined) throw new PassingFailure('The stream ended before the answer did');
  if (refusals.has(stopReason)) {
    throw new WritingFailed(
      'This text was declined by the content rules. Please word the topic differently.',
      {
        cause: new Error(`Bedrock stopped with ${stopReason}`),
      },
    );
  }
  if (!finished.has(stopReason) && !cutOff.has(stopReason)) {
    throw new PassingFailure(`Bedrock stopped with ${stopReason}`);
  }
  return { text, tokensUsed, complete: finished.has(stopReason) };
}

/** Loads the client at the first piece, so that it costs nothing where Bedrock is not used. */
function askBedrock(modelId: string, config: BedrockRuntimeClientConfig): AskModel {
  const load = async () => {
    const { BedrockRuntimeClient, ConverseStreamCommand } = await import('@aws-sdk/client-bedrock-runtime');
    // One attempt: retries are decided in one place, where the circuit breaker counts them.
    return { client: new BedrockRuntimeClient({ ...config, maxAttempts: 1 }), ConverseStreamCommand };
  };
  let loaded: ReturnType<typeof load> | undefined;
  return async ({ system, user }, { onText, signal }) => {
    const { client, ConverseStreamCommand } = await (loaded ??= load());
    const command = new ConverseStreamCommand({
      modelId,
      system: [{ text: system }],
      messages: [{ role: 'user', content: [{ text: user }] }],
      inferenceConfig: { maxTokens },
    });
    // The SDK reads the first event before it hands over the stream, so a bad one fails `send`, with status 200.
    const { stream } = await client.send(command, { abortSignal: signal }).catch((error: unknown) => {
      throw wasAnswered(error) ? streamFailure(error) : error;
    });
    if (!stream) throw new PassingFailure('Bedrock answered without a stream');
    return read(stream, onText).catch((error: unknown) => {
      throw streamFailure(error);
    });
  };
}

/**
 * A writer that asks a model of Amazon Bedrock (Converse API).
 *
 * @param options.client how the client is set up where the environment does not say: endpoint, region, credentials
 */
export function bedrockWriter(
  modelId: string,
  options: { readonly client?: BedrockRuntimeClientConfig; readonly limits?: Limits } = {},
): Writer {
  return remoteWriter(modelId, askBedrock(modelId, options.client ?? {}), options.limits);
}
