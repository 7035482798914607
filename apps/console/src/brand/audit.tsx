import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Answer } from '../parts/answer.tsx';
import { countOf } from '../parts/count-of.ts';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { plainWords } from '../parts/labels.ts';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { Difference } from './difference.tsx';
import { PageButton } from '../parts/links.tsx';

const trendWords = { improving: 'getting better', declining: 'getting worse', stable: 'steady' } as const;
const severityColor = { low: 'gray', medium: 'orange', high: 'red' } as const;

/** Whether the directories say what the agent says. */
export default function Audit() {
  const client = useClient();
  const queries = useQueryClient();
  const latest = query(client, '/brand/audits', { params: { query: { limit: 5 } } });
  const audits = useQuery(latest);
  const request = useMutation({
    async mutationFn() {
      const { auditId } = await client.post('/brand/audits');
      await untilShown(queries, latest, ({ items }) => items.some((audit) => audit.auditId === auditId));
    },
  });
  const compare = (
    <Button size="xs" loading={request.isPending} onClick={() => request.mutate()}>
      Compare now
    </Button>
  );
  return (
    <Stack>
      {request.error && <Failure error={request.error} />}
      <Answer of={audits} lines={6}>
        {({ items, trend }) => {
          const [newest, ...earlier] = items;
          if (!newest)
            return (
              <Panel title="The last audit" side={compare}>
                <Empty>
                  Nothing was compared yet. Tell what the directories say of you under Listings, and it is
                  compared with your profile.
                </Empty>
              </Panel>
            );
          return (
            <>
              <Panel title={`Score ${Math.round(newest.score)} of 100`} side={compare}>
                <Text size="sm" c="dimmed" mb="sm">
                  <When at={newest.completedAt} /> · {trendWords[trend]}
                </Text>
                {newest.findings.length === 0 ? (
                  <Text>The directories say what you say.</Text>
                ) : (
                  <WideTable label="What differs" minWidth={560}>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>Directory</Table.Th>
                        <Table.Th>What</Table.Th>
                        <Table.Th>Should be</Table.Th>
                        <Table.Th>Is</Table.Th>
                        <Table.Th>Weight</Table.Th>
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody>
                      {newest.findings.map(({ directory, field, expected, found, severity }) => (
                        <Table.Tr key={`${directory}.${field}`}>
                          <Table.Td>{directory}</Table.Td>
                          <Table.Td>{plainWords(field.replace('businessName', 'name'))}</Table.Td>
                          <Table.Td>
                            <Difference text={expected} other={found} kind="ins" />
                          </Table.Td>
                          <Table.Td>
                            {found === '' ? (
                              <Text size="sm" c="dimmed">
                                nothing
                              </Text>
                            ) : (
                              <Difference text={found} other={expected} kind="del" />
                            )}
                          </Table.Td>
                          <Table.Td>
                            <Badge variant="dot" size="sm" color={severityColor[severity]}>
                              {severity}
                            </Badge>
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </WideTable>
                )}
                {newest.findingsTotal > newest.findings.length && (
                  <Text size="sm">{`The gravest ${newest.findings.length} of ${newest.findingsTotal}.`}</Text>
                )}
                {newest.findings.length > 0 && (
                  <PageButton to="/brand" search={{ tab: 'listings' }} size="xs" variant="default" mt="sm">
                    To the listings
                  </PageButton>
                )}
              </Panel>
              {earlier.length > 0 && (
                <Panel title="Before">
                  <Stack gap={4}>
                    {earlier.map(({ auditId, score, completedAt, findingsTotal }) => (
                      <Group key={auditId} justify="space-between">
                        <Text size="sm">
                          <When at={completedAt} />
                        </Text>
                        <Text
                          size="sm"
                          c="dimmed"
                        >{`${Math.round(score)} of 100, ${countOf(findingsTotal, 'difference', 'differences')}`}</Text>
                      </Group>
                    ))}
                  </Stack>
                </Panel>
              )}
            </>
          );
        }}
      </Answer>
    </Stack>
  );
}
