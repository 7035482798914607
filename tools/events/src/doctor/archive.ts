import { type Archive, heldSince, readArchive } from '../replay/archive.ts';
import { archiveOf } from '../replay/stage-names.ts';
import type { Check, Finding } from './check.ts';

export interface ArchiveFacts {
  readonly name: string;
  readonly archive: Pick<Archive, 'state' | 'reason'> | undefined;
}

const states = new Set(['ENABLED', 'CREATING', 'UPDATING']);

export function judge({ name, archive }: ArchiveFacts): readonly Finding[] {
  const advice = 'deploy the platform again: until then nothing that is lost can be replayed';
  if (!archive) return [{ subject: name, problem: 'there is no archive', advice }];
  if (states.has(archive.state)) return [];
  const reason = archive.reason === undefined ? '' : `: ${archive.reason}`;
  return [{ subject: name, problem: `the archive is ${archive.state}${reason}`, advice }];
}

export const archive: Check = {
  name: 'archive',
  async look({ aws, stage }) {
    const name = archiveOf(stage);
    const found = await readArchive(aws.events, name);
    const looked = found
      ? `${found.eventCount} events, ${found.sizeBytes} bytes, back to ${heldSince(found, new Date()).toISOString()}`
      : 'none';
    return { looked, findings: judge({ name, archive: found }) };
  },
};
