import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Loading } from '../parts/loading.tsx';
import { Page } from '../parts/page.tsx';
import { Alerts } from './alerts.tsx';
import { Areas } from './areas.tsx';
import { Opportunities } from './opportunities.tsx';
import { Prices } from './prices.tsx';

/** With its chart it is heavier than all the rest: loaded when it is looked at. */
const Area = lazy(() => import('./area.tsx'));

const route = getRouteApi('/market');

/** What homes cost where the agent works, and what moves. */
export default function Market() {
  const { tab = 'areas', area } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Market" about="What homes cost where you work, and what moves.">
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: value === null ? {} : { tab: value } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="areas">Areas</Tabs.Tab>
          <Tabs.Tab value="prices">Prices</Tabs.Tab>
          <Tabs.Tab value="alerts">Alerts</Tabs.Tab>
          <Tabs.Tab value="opportunities">Opportunities</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="areas">
          {area === undefined ? (
            <Areas />
          ) : (
            <Suspense fallback={<Loading lines={8} />}>
              <Area area={area} />
            </Suspense>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="prices">
          <Prices />
        </Tabs.Panel>
        <Tabs.Panel value="alerts">
          <Alerts />
        </Tabs.Panel>
        <Tabs.Panel value="opportunities">
          <Opportunities />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
