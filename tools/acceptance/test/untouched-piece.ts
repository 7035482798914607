import { beforeAll, expect } from 'vitest';
import type { Agent, Cloud } from '@bayon/cloud-driver';
import { quiet } from './quiet.ts';
import { readContentLog } from './realtime.ts';
import { readAnalytics, readContent, readLibrary, written, type Content } from './studio.ts';

/** A user with one piece, which nothing in the file may change. */
export interface UntouchedPiece {
  readonly ada: Agent;
  readonly piece: Content;
  /** @throws unless of ada's everything is as it was after that piece */
  expectNothingChanged(): Promise<void>;
}

export function useUntouchedPiece(cloud: () => Cloud): () => UntouchedPiece {
  let made: UntouchedPiece | undefined;
  beforeAll(async () => {
    const ada = await cloud().agent('ada');
    const piece = await written(ada);
    await quiet(cloud());
    made = { ada, piece, expectNothingChanged: () => expectUnchanged(cloud(), ada, piece) };
  });
  return () => {
    if (!made) throw new Error('the piece is made before the first test');
    return made;
  };
}

async function expectUnchanged(cloud: Cloud, ada: Agent, piece: Content): Promise<void> {
  await quiet(cloud);
  expect(await readLibrary(ada)).toMatchObject([{ contentId: piece.contentId }]);
  expect(await readContent(ada, piece.contentId)).toEqual(piece);
  expect((await readAnalytics(ada)).totals).toMatchObject({ contents: 1, updates: 0, publications: 0 });
  expect(await readContentLog(ada)).toHaveLength(1);
}
