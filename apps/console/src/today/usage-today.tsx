import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { useQuery } from '@tanstack/react-query';
import { Answer } from '../parts/answer.tsx';
import { Panel } from '../parts/panel.tsx';
import { UsageBars } from '../plan/usage-bars.tsx';
import { PageLink } from '../parts/links.tsx';

/** What is left of the plan this month. */
export function UsageToday() {
  const usage = useQuery(query(useClient(), '/user/usage', { params: { query: { months: 1 } } }));
  return (
    <Panel
      title="Your plan"
      side={
        <PageLink to="/plan" size="sm">
          Plan
        </PageLink>
      }
    >
      <Answer of={usage}>{({ usage: all }) => <UsageBars usage={all} />}</Answer>
    </Panel>
  );
}
