import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Badge, Group, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '../parts/answer.tsx';
import { Empty } from '../parts/empty.tsx';
import { plainWords } from '../parts/labels.ts';
import LineChart, { lineColors } from '../parts/line-chart.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { WideTable } from '../parts/wide-table.tsx';
import { isMissing } from '../queries.ts';
import { priceText } from '../write/price.ts';
import { areaPath } from './area-path.ts';
import { Tracking } from './tracking.tsx';
import { PageButton, PageLink } from '../parts/links.tsx';

type Kind = 'list' | 'sold';
const kindWords = { list: 'asking prices', sold: 'prices paid' } as const;

/** One area: its days, where it is going, and what changed. */
export default function Area({ area }: { readonly area: string }) {
  const [kind, setKind] = useState<Kind>('list');
  const answer = useQuery({
    ...query(useClient(), '/market/areas/{area}', {
      params: { path: { area: areaPath(area) }, query: { priceKind: kind, limit: 50 } },
    }),
    // Prices of an area that one does not track are told nobody.
    refetchInterval: 15_000,
  });
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <PageLink to="/market" size="sm">
            All areas
          </PageLink>
          <Title order={2} size="h3">
            {answer.data?.marketArea ?? area}
          </Title>
        </div>
        <Group>
          <SegmentedControl
            aria-label="Which prices"
            value={kind}
            onChange={(value) => setKind(value === 'sold' ? 'sold' : 'list')}
            data={[
              { value: 'list', label: 'Asked' },
              { value: 'sold', label: 'Paid' },
            ]}
          />
          <Tracking area={area} />
        </Group>
      </Group>
      {answer.data === undefined && isMissing(answer.error) ? (
        <Nothing kind={kind} />
      ) : (
        <Answer of={answer} lines={10}>
          {({ days, trend, priceChanges, currency }) => {
            const priced = days.filter(({ medianCents }) => medianCents !== undefined);
            return (
              <>
                <Panel title={`The ${kindWords[kind]} of the last 90 days`}>
                  {priced.length === 0 ? (
                    <NothingSeen kind={kind} />
                  ) : (
                    <>
                      <LineChart
                        label={`Median and quartiles of the ${kindWords[kind]} by day; as figures below`}
                        points={priced.map(({ day }) => day)}
                        series={[
                          {
                            name: 'Lower quartile',
                            color: '#868e96',
                            values: priced.map(({ lowerQuartileCents }) => lowerQuartileCents ?? null),
                          },
                          {
                            name: 'Upper quartile',
                            color: '#868e96',
                            values: priced.map(({ upperQuartileCents }) => upperQuartileCents ?? null),
                            fillTo: 1,
                          },
                          {
                            name: 'Median',
                            color: lineColors[0],
                            values: priced.map(({ medianCents }) => medianCents ?? null),
                          },
                        ]}
                        format={(cents) => priceText(Math.round(cents / 100) * 100, currency)}
                      />
                      <Numbers days={priced} currency={currency} />
                    </>
                  )}
                </Panel>
                {trend && (
                  <Panel
                    title="Where it is going"
                    side={<Badge variant="default">{`${Math.round(trend.confidence * 100)} % sure`}</Badge>}
                  >
                    <Text>{trend.explanation}</Text>
                    <Text size="sm" c="dimmed">
                      {`${plainWords(trend.trendType)}, ${trend.samples} prices on ${trend.days} days`}
                    </Text>
                  </Panel>
                )}
                <Panel title="What changed">
                  {priceChanges.items.length === 0 ? (
                    <Empty>No price has changed.</Empty>
                  ) : (
                    <>
                      <WideTable label="What changed" minWidth={480}>
                        <Table.Thead>
                          <Table.Tr>
                            <Table.Th>Property</Table.Th>
                            <Table.Th ta="right">Was</Table.Th>
                            <Table.Th ta="right">Is</Table.Th>
                            <Table.Th ta="right">Change</Table.Th>
                            <Table.Th>When</Table.Th>
                          </Table.Tr>
                        </Table.Thead>
                        <Table.Tbody>
                          {priceChanges.items.map(
                            ({ changeId, propertyId, oldPrice, newPrice, changePercent, observedAt }) => (
                              <Table.Tr key={changeId}>
                                <Table.Td>
                                  <PageLink to="/properties/$propertyId" params={{ propertyId }} inherit>
                                    {propertyId}
                                  </PageLink>
                                </Table.Td>
                                <Table.Td ta="right">
                                  {priceText(oldPrice.amountCents, oldPrice.currency)}
                                </Table.Td>
                                <Table.Td ta="right">
                                  {priceText(newPrice.amountCents, newPrice.currency)}
                                </Table.Td>
                                <Table.Td ta="right">{`${changePercent > 0 ? '+' : ''}${changePercent.toFixed(1)} %`}</Table.Td>
                                <Table.Td>
                                  <When at={observedAt} />
                                </Table.Td>
                              </Table.Tr>
                            ),
                          )}
                        </Table.Tbody>
                      </WideTable>
                      {priceChanges.cursor !== undefined && (
                        <Text size="xs" c="dimmed">
                          These are the newest.
                        </Text>
                      )}
                    </>
                  )}
                </Panel>
              </>
            );
          }}
        </Answer>
      )}
    </Stack>
  );
}

const NothingSeen = ({ kind }: { readonly kind: Kind }) => (
  <Empty
    action={
      <PageButton to="/market" search={{ tab: 'prices' }} size="xs">
        Bring a listing export
      </PageButton>
    }
  >
    {`No ${kindWords[kind]} of this area were seen.`}
  </Empty>
);

const Nothing = ({ kind }: { readonly kind: Kind }) => (
  <Panel title={`The ${kindWords[kind]} of the last 90 days`}>
    <NothingSeen kind={kind} />
  </Panel>
);

/** What is drawn, as figures: for who cannot see a chart, and who wants to copy one. */
function Numbers({
  days,
  currency,
}: {
  readonly days: readonly {
    readonly day: string;
    readonly observations: number;
    readonly medianCents?: number | undefined;
    readonly lowerQuartileCents?: number | undefined;
    readonly upperQuartileCents?: number | undefined;
  }[];
  readonly currency: string;
}) {
  const text = (cents: number | undefined) => (cents === undefined ? '–' : priceText(cents, currency));
  return (
    <details>
      <summary>As figures</summary>
      <WideTable label="As figures" minWidth={420}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Day</Table.Th>
            <Table.Th ta="right">Prices</Table.Th>
            <Table.Th ta="right">Lower quartile</Table.Th>
            <Table.Th ta="right">Median</Table.Th>
            <Table.Th ta="right">Upper quartile</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, observations, medianCents, lowerQuartileCents, upperQuartileCents }) => (
            <Table.Tr key={day}>
              <Table.Td>{day}</Table.Td>
              <Table.Td ta="right">{observations}</Table.Td>
              <Table.Td ta="right">{text(lowerQuartileCents)}</Table.Td>
              <Table.Td ta="right">{text(medianCents)}</Table.Td>
              <Table.Td ta="right">{text(upperQuartileCents)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
    </details>
  );
}
