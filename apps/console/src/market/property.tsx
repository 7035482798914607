import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Answer } from '../parts/answer.tsx';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { When } from '../parts/when.tsx';
import { isMissing } from '../queries.ts';
import { NotFound } from '../shell/not-found.tsx';
import { priceText } from '../write/price.ts';
import { PageLink } from '../parts/links.tsx';

const route = getRouteApi('/properties/$propertyId');

/** One property: what it is worth, and what it cost when. */
export default function Property() {
  const { propertyId } = route.useParams();
  const property = useQuery(
    query(useClient(), '/market/properties/{id}', {
      params: { path: { id: propertyId }, query: { limit: 50 } },
    }),
  );
  if (property.data === undefined && isMissing(property.error)) return <NotFound />;
  return (
    <Answer of={property} lines={8}>
      {({ marketArea, price, priceKind, observedAt, attributes, valuation, history, lastSold }) => (
        <Page title={attributes?.address ?? propertyId}>
          <Text c="dimmed" size="sm" mt={-12}>
            <PageLink to="/market" search={{ area: marketArea }} inherit>
              {marketArea}
            </PageLink>
            {attributes?.beds !== undefined && ` · ${attributes.beds} beds`}
            {attributes?.baths !== undefined && ` · ${attributes.baths} baths`}
            {attributes?.areaSqFt !== undefined && ` · ${attributes.areaSqFt.toLocaleString('en-US')} sq ft`}
          </Text>
          <Stack>
            <Panel title={priceText(price.amountCents, price.currency)}>
              <Text size="sm">
                {priceKind === 'sold' ? 'Paid' : 'Asked'} <When at={observedAt} />
              </Text>
              {lastSold && (
                <Text size="sm">
                  Last sold for {priceText(lastSold.price.amountCents, lastSold.price.currency)},{' '}
                  <When at={lastSold.soldAt} />
                </Text>
              )}
            </Panel>
            {valuation && (
              <Panel title={`Worth about ${priceText(valuation.estimateCents, valuation.currency)}`}>
                <Text size="sm">
                  {`Between ${priceText(valuation.lowCents, valuation.currency)} and ${priceText(valuation.highCents, valuation.currency)}. ${valuation.explanation}`}
                </Text>
                <Text size="xs" c="dimmed">
                  <When at={valuation.valuedAt} />
                </Text>
              </Panel>
            )}
            <Panel title="Its prices">
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>Day</Table.Th>
                    <Table.Th ta="right">Price</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {history.items.map(({ day, price: at }) => (
                    <Table.Tr key={day}>
                      <Table.Td>{day}</Table.Td>
                      <Table.Td ta="right">{priceText(at.amountCents, at.currency)}</Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
              {history.cursor !== undefined && (
                <Text size="xs" c="dimmed">
                  These are the newest.
                </Text>
              )}
            </Panel>
          </Stack>
        </Page>
      )}
    </Answer>
  );
}
