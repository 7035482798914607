import type { AwsRequest, AwsResponse } from '@bayon/local-cloud/parts';
import { operationOf } from './calls.ts';

/** An event that the bus took. */
export interface Published {
  /** The producer's: `detail.event.id` */
  readonly id: string;
  readonly source: string;
  readonly detailType: string;
  /** JSON */
  readonly detail: string;
}

/** A message that a connection got. */
export interface Frame {
  readonly connectionId: string;
  readonly text: string;
}

/** What others can see of a delivery, beside the tables. */
export interface Effects {
  readonly published: readonly Published[];
  readonly frames: readonly Frame[];
  /** Bodies that were put into a queue: dead letters. */
  readonly deadLetters: readonly string[];
}

export const noEffects: Effects = { published: [], frames: [], deadLetters: [] };

export const together = (all: readonly Effects[]): Effects => ({
  published: all.flatMap(({ published }) => published),
  frames: all.flatMap(({ frames }) => frames),
  deadLetters: all.flatMap(({ deadLetters }) => deadLetters),
});

/** The effect of a call that its service has answered. */
export function effectOf(request: AwsRequest, { status }: AwsResponse): Effects {
  if (status >= 300) return noEffects;
  const text = Buffer.from(request.body).toString();
  switch (operationOf(request)) {
    case 'PutEvents':
      return { ...noEffects, published: publishedIn(text) };
    case 'PostToConnection': {
      const connectionId = decodeURIComponent(request.url.split('/').at(-1) ?? '');
      return { ...noEffects, frames: [{ connectionId, text }] };
    }
    case 'SendMessage':
      return { ...noEffects, deadLetters: [text] };
    default:
      return noEffects;
  }
}

function publishedIn(body: string): Published[] {
  const { Entries } = JSON.parse(body) as {
    readonly Entries: readonly { Source: string; DetailType: string; Detail: string }[];
  };
  return Entries.map(({ Source: source, DetailType: detailType, Detail: detail }) => {
    const { event } = JSON.parse(detail) as { readonly event: { readonly id: string } };
    return { id: event.id, source, detailType, detail };
  });
}
