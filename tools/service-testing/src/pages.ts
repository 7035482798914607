import { expect } from 'vitest';
import type { Answer } from './api-client.ts';

export const itemsOf = ({ body }: Answer) => body['items'] as Record<string, unknown>[];
export const cursorOf = ({ body }: Answer) => body['cursor'] as string | undefined;

/** Every page of a list, one after the other. @param get asks for the page at a cursor, or for the first */
export async function allPages(get: (at: Record<string, string>) => Promise<Answer>): Promise<Answer[]> {
  const pages: Answer[] = [];
  let cursor: string | undefined;
  do {
    const page = await get(cursor === undefined ? {} : { cursor });
    expect(page.status).toBe(200);
    pages.push(page);
    cursor = cursorOf(page);
  } while (cursor !== undefined);
  return pages;
}
