import { expect, it } from 'vitest';
import { heldSince } from '../replay/archive.ts';
import { judge } from './archive.ts';

const name = 'bayon-coagent-local';

it('lets an archive be that takes events, or is just made', () => {
  expect(judge({ name, archive: { state: 'ENABLED' } })).toEqual([]);
  expect(judge({ name, archive: { state: 'UPDATING' } })).toEqual([]);
});

it('finds one that is not there, and one that takes nothing, with the reason', () => {
  expect(judge({ name, archive: undefined })).toMatchObject([{ problem: 'there is no archive' }]);
  expect(judge({ name, archive: { state: 'DISABLED' } })).toMatchObject([
    { problem: 'the archive is DISABLED' },
  ]);
  expect(judge({ name, archive: { state: 'CREATE_FAILED', reason: 'no key' } })).toMatchObject([
    { problem: 'the archive is CREATE_FAILED: no key' },
  ]);
});

it('knows how far back an archive goes: its retention, or its beginning', () => {
  const now = new Date('2026-03-31T00:00:00Z');
  const archive = { name, arn: '', busArn: '', state: 'ENABLED', eventCount: 0, sizeBytes: 0 };
  const createdAt = new Date('2026-01-01T00:00:00Z');
  const since = (retentionDays: number) =>
    heldSince({ ...archive, createdAt, retentionDays }, now).toISOString();
  expect(since(30)).toBe('2026-03-01T00:00:00.000Z');
  expect(since(365)).toBe(createdAt.toISOString());
  expect(since(0)).toBe(createdAt.toISOString());
});
