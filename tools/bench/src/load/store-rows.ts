import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What is still on its way in the cloud's own databases, whatever its APIs say: rows by table. */
export function rowsOnTheirWay(dataDir: string): Readonly<Record<string, number>> {
  return {
    ...rows(join(dataDir, 'eventbridge.sqlite'), ['events', 'deliveries']),
    ...rows(join(dataDir, 'sqs', 'fauxqs.db'), ['sqs_messages']),
  };
}

function rows(path: string, tables: readonly string[]): Record<string, number> {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    return Object.fromEntries(
      tables.map((table) => {
        const { rows: count } = database.prepare(`SELECT count(*) AS rows FROM ${table}`).get() as {
          rows: number;
        };
        return [table, count];
      }),
    );
  } finally {
    database.close();
  }
}
