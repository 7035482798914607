import { type AnswerOf, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Button, Card, Group, List, SimpleGrid, Table, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { renew } from '../live/use-live.ts';
import { Answer } from '../parts/answer.tsx';
import { Done } from '../parts/done.tsx';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { UsageBars } from './usage-bars.tsx';

/** What there is to choose. */
const plans = [
  { plan: 'free', title: 'Free', includes: ['5 pieces a month', '3 questions researched'] },
  {
    plan: 'pro',
    title: 'Pro',
    includes: ['50 pieces a month', '20 questions researched', '10 images edited'],
  },
  { plan: 'enterprise', title: 'Enterprise', includes: ['No limits', 'Your own branding'] },
] as const;

type PlanName = (typeof plans)[number]['plan'];

/** What the plan allows, what is used of it, and the way to more. */
export default function Plan() {
  const client = useClient();
  const queries = useQueryClient();
  const subscription = useQuery(query(client, '/user/subscription'));
  const usage = useQuery(query(client, '/user/usage', { params: { query: { months: 6 } } }));
  const change = useMutation({
    async mutationFn(plan: PlanName) {
      await client.put('/user/subscription', { body: { plan } });
      await untilShown(queries, query(client, '/user/subscription'), (now) => now.plan === plan);
      await renew(queries, ['/user/usage']);
    },
  });
  return (
    <Page title="Plan" about="What your plan allows, and what you have used of it.">
      <Panel title="This month">
        <Answer of={usage}>{({ usage: all }) => <UsageBars usage={all} />}</Answer>
      </Panel>
      <Answer of={subscription}>
        {({ plan: current }) => (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {plans.map(({ plan, title, includes }) => (
              <Card key={plan} withBorder component="section" aria-label={title}>
                <Group justify="space-between" mb="xs">
                  <Title order={2} size="h4">
                    {title}
                  </Title>
                  {plan === current && <Badge>Yours</Badge>}
                </Group>
                <List size="sm" mb="md" spacing={4}>
                  {includes.map((line) => (
                    <List.Item key={line}>{line}</List.Item>
                  ))}
                </List>
                {plan !== current && (
                  <Button
                    mt="auto"
                    variant={plan === 'free' ? 'default' : 'filled'}
                    loading={change.isPending && change.variables === plan}
                    disabled={change.isPending}
                    onClick={() => change.mutate(plan)}
                  >
                    {`Change to ${title}`}
                  </Button>
                )}
              </Card>
            ))}
          </SimpleGrid>
        )}
      </Answer>
      {change.error && <Failure error={change.error} />}
      {change.isSuccess && <Done>Your plan is changed.</Done>}
      <Answer of={usage}>
        {({ months, month }) => <MonthsBefore months={months.filter((one) => one.month !== month)} />}
      </Answer>
    </Page>
  );
}

/** What was used in the months before this one; nothing where nothing was. */
function MonthsBefore({ months }: { readonly months: AnswerOf<'/user/usage', 'get'>['months'] }) {
  const used = months.filter(({ used: counts }) => Object.values(counts).some((count) => count > 0));
  if (used.length === 0) return null;
  return (
    <Panel title="The months before">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Month</Table.Th>
            <Table.Th ta="right">Pieces</Table.Th>
            <Table.Th ta="right">Questions</Table.Th>
            <Table.Th ta="right">Images</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {used.map(({ month, used: counts }) => (
            <Table.Tr key={month}>
              <Table.Td>{month}</Table.Td>
              <Table.Td ta="right">{counts.contentGeneration}</Table.Td>
              <Table.Td ta="right">{counts.research}</Table.Td>
              <Table.Td ta="right">{counts.aiImageEditing}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}
