import { Tabs } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { Knowledge } from './knowledge.tsx';
import { Questions } from './questions.tsx';
import { Reports } from './reports.tsx';

const route = getRouteApi('/research');

/** Questions and their answers, what is known, and reports on it. */
export default function Research() {
  const { tab = 'questions' } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Page
      title="Research"
      about="Ask, and read the answer with its sources. What you know already is looked at first."
    >
      <Tabs
        value={tab}
        onChange={(value) => void navigate({ search: value === null ? {} : { tab: value } })}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          <Tabs.Tab value="questions">Questions</Tabs.Tab>
          <Tabs.Tab value="knowledge">Knowledge</Tabs.Tab>
          <Tabs.Tab value="reports">Reports</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="questions">
          <Questions />
        </Tabs.Panel>
        <Tabs.Panel value="knowledge">
          <Knowledge />
        </Tabs.Panel>
        <Tabs.Panel value="reports">
          <Reports />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
