import { Group, Progress, Stack, Text } from '@mantine/core';

const labels = {
  contentGeneration: 'Pieces written',
  research: 'Questions researched',
  aiImageEditing: 'Images edited',
} as const;

interface Usage {
  readonly usageType: keyof typeof labels;
  readonly used: number;
  /** Absent: without limit. */
  readonly limit?: number | undefined;
}

/** How much of each limit is used. */
export function UsageBars({ usage }: { readonly usage: readonly Usage[] }) {
  return (
    <Stack gap="sm">
      {usage.map(({ usageType, used, limit }) => {
        const percent = limit === undefined || limit === 0 ? 0 : Math.min(100, (used / limit) * 100);
        return (
          <div key={usageType}>
            <Group justify="space-between">
              <Text size="sm">{labels[usageType]}</Text>
              <Text size="sm" c="dimmed">
                {limit === undefined
                  ? `${used}, without limit`
                  : limit === 0
                    ? 'not in your plan'
                    : `${used} of ${limit}`}
              </Text>
            </Group>
            {limit !== undefined && limit > 0 && (
              <Progress
                value={percent}
                color={percent >= 100 ? 'red' : percent >= 80 ? 'yellow' : 'sea'}
                aria-label={`${labels[usageType]}: ${used} of ${limit}`}
              />
            )}
          </div>
        );
      })}
    </Stack>
  );
}
