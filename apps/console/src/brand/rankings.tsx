import { type AnswerOf, query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { renewForAWhile } from '../live/use-live.ts';
import { usePages } from '../live/use-pages.ts';
import { Answer } from '../parts/answer.tsx';
import { countOf } from '../parts/count-of.ts';
import { BadRows } from '../parts/bad-rows.tsx';
import { Done } from '../parts/done.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failure } from '../parts/failure.tsx';
import { FileDrop, formWith } from '../parts/file-drop.tsx';
import LineChart, { lineColors } from '../parts/line-chart.tsx';
import { ListOf } from '../parts/list-of.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { seriesOf } from './rank-series.ts';
import { PageLink } from '../parts/links.tsx';

const route = getRouteApi('/brand');

const place = (rank: number | null) =>
  rank === null || rank > 100 ? 'not among the first hundred' : `${rank}`;
const trends = {
  improving: { words: 'rising', color: 'teal' },
  declining: { words: 'falling', color: 'red' },
  stable: { words: 'steady', color: 'gray' },
} as const;

/** Where searches find the agent, over time and beside competitors. */
export default function Rankings() {
  const client = useClient();
  const queries = useQueryClient();
  const { keyword } = route.useSearch();
  const standings = usePages(['/brand/rankings', 'standings'], async (next, signal) => {
    const { items, cursor } = await client.get('/brand/rankings', {
      params: { query: { limit: 100, ...next } },
      signal,
    });
    // Without a keyword the answer is of where one stands.
    return { items: items.filter((one) => 'rank' in one), cursor };
  });
  const upload = useMutation({
    async mutationFn(file: File) {
      const answer = await client.post('/brand/rankings', { body: formWith(file) });
      void renewForAWhile(queries, ['/brand/rankings']);
      return answer;
    },
  });
  return (
    <Stack>
      {keyword !== undefined && <History keyword={keyword} />}
      <Panel title="Where you stand">
        <ListOf of={standings}>
          {(items) =>
            items.length === 0 ? (
              <Empty>Nothing was read yet. Drop the export of your rank tracker below.</Empty>
            ) : (
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Keyword</Table.Th>
                    <Table.Th>Place</Table.Th>
                    <Table.Th>Is</Table.Th>
                    <Table.Th visibleFrom="sm">Read</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {items.map((one) => (
                    <Table.Tr key={`${one.keyword}.${one.searchEngine}`}>
                      <Table.Td>
                        <PageLink to="/brand" search={{ tab: 'rankings', keyword: one.keyword }} inherit>
                          {one.keyword}
                        </PageLink>
                        <Text size="xs" c="dimmed">
                          {one.searchEngine}
                        </Text>
                      </Table.Td>
                      <Table.Td>{place(one.rank)}</Table.Td>
                      <Table.Td>
                        <Badge variant="dot" color={trends[one.trend].color}>
                          {trends[one.trend].words}
                        </Badge>
                      </Table.Td>
                      <Table.Td visibleFrom="sm">
                        {one.readAt !== undefined && <When at={one.readAt} />}
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            )
          }
        </ListOf>
      </Panel>
      <Competitors />
      <Panel title="From a file">
        <Stack gap="sm">
          <FileDrop
            label="Choose a file"
            hint="Drop the export of your rank tracker here."
            isBusy={upload.isPending}
            onFile={(file) => upload.mutate(file)}
          />
          {upload.error && <Failure error={upload.error} />}
          {upload.data && (
            <Done>{`${countOf(upload.data.changed.length, 'place is new or has moved', 'places are new or have moved')}, ${countOf(upload.data.unchanged, 'is as it was', 'are as they were')}.`}</Done>
          )}
          {upload.data?.rejected && <BadRows rows={upload.data.rejected} />}
        </Stack>
      </Panel>
    </Stack>
  );
}

function History({ keyword }: { readonly keyword: string }) {
  const client = useClient();
  const history = useQuery(query(client, '/brand/rankings', { params: { query: { keyword, limit: 100 } } }));
  const competitors = useQuery(query(client, '/brand/competitors', { params: { query: { limit: 100 } } }));
  const names = new Map(
    (competitors.data?.items ?? []).map(({ competitorId, name }) => [competitorId, name]),
  );
  return (
    <Panel title={`“${keyword}”`}>
      <Answer of={history}>
        {({ items, cursor }) => {
          const readings = items.filter((one) => 'newRank' in one);
          const { points, series } = seriesOf(readings, names);
          return points.length === 0 ? (
            <Empty>Nothing was read for it yet.</Empty>
          ) : (
            <>
              <LineChart
                label={`Places for ${keyword} over time; the first place is on top`}
                points={points}
                series={series.map(({ name, values }, at) => ({
                  name,
                  values,
                  color: lineColors[at % lineColors.length] ?? lineColors[0],
                }))}
                format={place}
                isReversed
              />
              <Text size="xs" c="dimmed">
                {`The first place is on top.${cursor === undefined ? '' : ' Shown are the newest hundred readings.'}`}
              </Text>
            </>
          );
        }}
      </Answer>
    </Panel>
  );
}

function Competitors() {
  const competitors = useQuery(
    query(useClient(), '/brand/competitors', { params: { query: { limit: 100 } } }),
  );
  type Competitor = AnswerOf<'/brand/competitors', 'get'>['items'][number];
  const tracked = (items: readonly Competitor[]) => items.filter(({ status }) => status === 'tracked');
  return (
    <Panel title="Competitors">
      <Answer of={competitors}>
        {({ items }) =>
          tracked(items).length === 0 ? (
            <Empty>None are known yet. They are looked for when your profile names a market area.</Empty>
          ) : (
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Who</Table.Th>
                  <Table.Th ta="right">Share</Table.Th>
                  <Table.Th ta="right">You are ahead</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {tracked(items).map(({ competitorId, name, marketArea, marketShare, comparison }) => (
                  <Table.Tr key={competitorId}>
                    <Table.Td>
                      {name}
                      <Text size="xs" c="dimmed">
                        {marketArea}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="right">{`${Math.round(marketShare * 100)} %`}</Table.Td>
                    <Table.Td ta="right">
                      {comparison === undefined || comparison.shared === 0
                        ? '–'
                        : `${comparison.ahead} of ${comparison.shared}`}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </Answer>
    </Panel>
  );
}
