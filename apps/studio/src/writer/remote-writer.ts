import { parsePiece } from './parse-piece.ts';
import { expectedCharacters, type Prompt, promptFor } from './prompt.ts';
import { cutAtSentence } from './cut-at-sentence.ts';
import { createResilience, type Limits } from './resilient.ts';
import type { Writer } from './writer.ts';

/** What a model answered. */
export interface Answer {
  readonly text: string;
  /** In and out together; 0 where the model does not say. */
  readonly tokensUsed: number;
  /** False when it was cut off at its longest length. */
  readonly complete: boolean;
}

/**
 * Asks a model once and reads its answer to the end.
 *
 * @param onText told how many characters there are so far
 * @throws WritingFailed where asking again would not help and the user should know why; PassingFailure, or an error
 *   that `mayPass` knows, where it may
 */
export type AskModel = (
  prompt: Prompt,
  options: { readonly onText: (characters: number) => void; readonly signal: AbortSignal },
) => Promise<Answer>;

/** A model that goes on beyond this is not writing the piece it was asked for; the rest is not read. */
export const maxAnswerCharacters = 60_000;

const maxPromptCharacters = 4_000;
/** Slower than most models, so that an estimate is rather kept than missed. */
const charactersPerSecond = 150;

/** Tells only what is more than before: a second attempt begins at nothing, and a user's progress never falls. */
function rising(onProgress: (fraction: number) => void): (fraction: number) => void {
  let highest = 0;
  return (fraction) => {
    if (fraction <= highest) return;
    highest = fraction;
    onProgress(fraction);
  };
}

/** A writer that asks a model, behind timeouts, retries and a circuit breaker. */
export function remoteWriter(model: string, ask: AskModel, limits?: Limits): Writer {
  const resiliently = createResilience(limits);
  return {
    model,
    estimate: (request) => Math.ceil(expectedCharacters(request) / charactersPerSecond) + 2,
    async write(request, { onProgress, signal }) {
      const prompt = promptFor(request);
      const expected = expectedCharacters(request);
      const tell = rising(onProgress);
      // Not 1 before the last character: pieces are longer than usual as often as shorter.
      const onText = (characters: number) => tell(Math.min(characters / expected, 0.95));
      const written = await resiliently(async (attempt) => {
        const answer = await ask(prompt, { onText, signal: attempt });
        const piece = parsePiece(answer.text, { fallbackTitle: request.topic, complete: answer.complete });
        return { ...piece, tokensUsed: answer.tokensUsed };
      }, signal);
      tell(1);
      return { ...written, prompt: cutAtSentence(`${prompt.user}\n\n${prompt.system}`, maxPromptCharacters) };
    },
  };
}
