import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Answer } from '../parts/answer.tsx';
import { Panel } from '../parts/panel.tsx';
import { UsageBars } from '../plan/usage-bars.tsx';

/** What is left of the plan this month. */
export function UsageToday() {
  const usage = useQuery(query(useClient(), '/user/usage', { params: { query: { months: 1 } } }));
  return (
    <Panel
      title="Your plan"
      side={
        <Anchor component={Link} to="/plan" size="sm">
          Plan
        </Anchor>
      }
    >
      <Answer of={usage}>{({ usage: all }) => <UsageBars usage={all} />}</Answer>
    </Panel>
  );
}
