import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Failure } from '../parts/failure.tsx';
import { areaPath } from './area-path.ts';

/** Whether the agent is told of an area, and the way to change it. */
export function Tracking({ area }: { readonly area: string }) {
  const client = useClient();
  const queries = useQueryClient();
  const all = query(client, '/market/tracking', { params: { query: { limit: 100 } } });
  const tracked = useQuery(all);
  const isIt = (one: { readonly area: string; readonly marketArea: string }) =>
    one.area === areaPath(area).toLowerCase() || one.marketArea.toLowerCase() === area.toLowerCase();
  const isTracked = tracked.data?.items.some(isIt) ?? false;
  const change = useMutation({
    async mutationFn(tracking: boolean) {
      const params = { path: { area: areaPath(area) } };
      if (tracking) await client.put('/market/tracking/{area}', { params });
      else await client.delete('/market/tracking/{area}', { params });
      await untilShown(queries, all, ({ items }) => items.some(isIt) === tracking);
    },
  });
  return (
    <>
      <Button
        variant={isTracked ? 'default' : 'filled'}
        aria-pressed={isTracked}
        loading={change.isPending}
        disabled={tracked.data === undefined}
        onClick={() => change.mutate(!isTracked)}
      >
        {isTracked ? 'Track no longer' : 'Track it'}
      </Button>
      {change.error && <Failure error={change.error} />}
    </>
  );
}
