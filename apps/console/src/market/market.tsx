import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Loading } from '../parts/loading.tsx';
import { Page } from '../parts/page.tsx';

/** Each is loaded when it is looked at: the charts alone weigh as much as all the rest. */
const Alerts = lazy(() => import('./alerts.tsx'));
const Area = lazy(() => import('./area.tsx'));
const Areas = lazy(() => import('./areas.tsx'));
const Opportunities = lazy(() => import('./opportunities.tsx'));
const Prices = lazy(() => import('./prices.tsx'));

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
        <Suspense fallback={<Loading lines={8} />}>
          <Tabs.Panel value="areas">{area === undefined ? <Areas /> : <Area area={area} />}</Tabs.Panel>
          <Tabs.Panel value="prices">
            <Prices />
          </Tabs.Panel>
          <Tabs.Panel value="alerts">
            <Alerts />
          </Tabs.Panel>
          <Tabs.Panel value="opportunities">
            <Opportunities />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
    </Page>
  );
}
