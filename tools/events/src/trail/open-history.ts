import { BadCursor, createHistory, type History } from '@bayon/audit/history';
import type { Context } from '../command.ts';
import { OperationFailed, UsageError } from '../errors.ts';
import { tableOf } from './consumers.ts';

/** Asks the audit trail of a stage. @throws OperationFailed where the stage has none, UsageError for a cursor that is none */
export async function askTrail<T>(
  { aws, stage }: Pick<Context, 'aws' | 'stage'>,
  question: (history: History) => Promise<T>,
): Promise<T> {
  const table = tableOf('audit', stage);
  try {
    return await question(createHistory({ client: aws.documents, table }));
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'ResourceNotFoundException')
      throw new OperationFailed(`there is no table ${table}: is apps/audit deployed on ${stage}?`, { cause });
    if (cause instanceof BadCursor)
      throw new UsageError('--after takes the cursor that the page before has printed', { cause });
    throw cause;
  }
}
