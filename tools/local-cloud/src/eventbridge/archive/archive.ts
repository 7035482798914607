import { isPlainObject } from '../pattern/leaf.ts';
import { ValidationException } from '../errors.ts';
import { compilePattern, type CompiledPattern } from '../pattern/matches.ts';
import { parsePattern } from '../rule-definition.ts';

/** An archive in the shape of AWS's API, which is also what the database keeps. */
export interface ArchiveDefinition {
  readonly ArchiveName: string;
  /** The ARN of the bus whose events it keeps. */
  readonly EventSourceArn: string;
  readonly Description?: string;
  /** The pattern as JSON text; without one every event is kept. */
  readonly EventPattern?: string;
  /** 0: forever. */
  readonly RetentionDays: number;
}

/** An archive in force. */
export interface Archive {
  /** The database's own number of it. */
  readonly id: number;
  readonly definition: ArchiveDefinition;
  readonly pattern?: CompiledPattern;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/**
 * Checks an archive as CreateArchive does. Throws `ValidationException`, and `InvalidEventPatternException` for its
 * pattern.
 *
 * @returns the pattern, compiled
 */
export function checkArchive({
  ArchiveName,
  Description = '',
  EventPattern,
  RetentionDays,
}: ArchiveDefinition): CompiledPattern | undefined {
  if (!/^[.\-_A-Za-z0-9]{1,48}$/.test(ArchiveName)) {
    throw new ValidationException(
      `1 validation error detected: Value '${ArchiveName}' at 'archiveName' failed to satisfy constraint: [.\\-_A-Za-z0-9]{1,48}`,
    );
  }
  if (Description.length > 512) {
    throw new ValidationException(
      "1 validation error detected: Value at 'description' failed to satisfy constraint: Member must have length less than or equal to 512",
    );
  }
  if (!Number.isInteger(RetentionDays) || RetentionDays < 0) {
    throw new ValidationException(
      `1 validation error detected: Value '${RetentionDays}' at 'retentionDays' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    );
  }
  if (EventPattern === undefined) return undefined;
  const pattern = parsePattern(EventPattern);
  // An empty pattern is none: it matches every event.
  return isPlainObject(pattern) && Object.keys(pattern).length === 0 ? undefined : compilePattern(pattern);
}
