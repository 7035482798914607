import type { ContentRequest } from '@bayon/event-contracts';

/** A finished piece. */
export interface Piece {
  /** 1 to 300 characters, one line. */
  readonly title: string;
  /** Markdown, 1 to 20,000 characters. */
  readonly content: string;
  /** Tokens in and out together; 0 where no model was asked. */
  readonly tokensUsed: number;
  /** What the model was told, at most 4,000 characters; for the composer, what it was asked to compose. */
  readonly prompt: string;
}

/** A port to whoever writes. */
export interface Writer {
  /** What `metadata.model` of the content says: `offline-composer`, or the model's id. */
  readonly model: string;
  /** A guess at the seconds that a piece of this kind takes, before anything is known. */
  estimate(request: ContentRequest): number;
  /**
   * Writes one piece.
   *
   * @param onProgress told the fraction written so far, 0 to 1, rising; only where it is really known
   * @param signal ends the work; the promise then rejects
   * @throws WritingFailed when it gives up for good: timeouts, retries and the circuit breaker are behind this port
   */
  write(
    request: ContentRequest,
    options: { readonly onProgress: (fraction: number) => void; readonly signal: AbortSignal },
  ): Promise<Piece>;
}

/** The writer gave up. `message` is for the user to read and names no internals; `cause` is for operators. */
export class WritingFailed extends Error {
  override readonly name = 'WritingFailed';
}
