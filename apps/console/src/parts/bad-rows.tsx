import { Alert, ScrollArea, Table, Text } from '@mantine/core';
import { countOf } from './count-of.ts';

/** The rows of a file that were not taken, each with its reason. */
export function BadRows({
  rows,
  count = rows.length,
}: {
  readonly rows: readonly { readonly line: number; readonly reason: string }[];
  /** How many there are, where not all are told. */
  readonly count?: number;
}) {
  if (count === 0) return null;
  return (
    <Alert color="yellow" title={`${countOf(count, 'row was', 'rows were')} not taken`}>
      <ScrollArea.Autosize mah={260}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Line</Table.Th>
              <Table.Th>Why</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ line, reason }) => (
              <Table.Tr key={`${line}.${reason}`}>
                <Table.Td>{line}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {count > rows.length && <Text size="sm">{`These are the first ${rows.length}.`}</Text>}
    </Alert>
  );
}
