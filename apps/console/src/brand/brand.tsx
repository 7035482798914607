import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Loading } from '../parts/loading.tsx';
import { Page } from '../parts/page.tsx';

/** Each is loaded when it is looked at: the charts alone weigh as much as all the rest. */
const Audit = lazy(() => import('./audit.tsx'));
const Listings = lazy(() => import('./listings.tsx'));
const Profile = lazy(() => import('./profile.tsx'));
const Rankings = lazy(() => import('./rankings.tsx'));
const Seo = lazy(() => import('./seo.tsx'));

const route = getRouteApi('/brand');

/** How the agent stands in directories and searches. */
export default function Brand() {
  const { tab = 'profile' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page title="Brand" about="What you say of yourself, what directories say, and where searches find you.">
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: value === null ? {} : { tab: value } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="profile">Profile</Tabs.Tab>
          <Tabs.Tab value="audit">Audit</Tabs.Tab>
          <Tabs.Tab value="listings">Listings</Tabs.Tab>
          <Tabs.Tab value="rankings">Rankings</Tabs.Tab>
          <Tabs.Tab value="seo">Advice</Tabs.Tab>
        </Tabs.List>
        <Suspense fallback={<Loading lines={8} />}>
          <Tabs.Panel value="profile">
            <Profile />
          </Tabs.Panel>
          <Tabs.Panel value="audit">
            <Audit />
          </Tabs.Panel>
          <Tabs.Panel value="listings">
            <Listings />
          </Tabs.Panel>
          <Tabs.Panel value="rankings">
            <Rankings />
          </Tabs.Panel>
          <Tabs.Panel value="seo">
            <Seo />
          </Tabs.Panel>
        </Suspense>
      </Tabs>
    </Page>
  );
}
