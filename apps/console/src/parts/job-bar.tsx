import type { Progress } from '@bayon/client';
import { Group, Progress as Bar, Stack, Text } from '@mantine/core';

/** `about 20 seconds left` */
export function timeLeft(seconds: number | undefined): string | undefined {
  if (seconds === undefined || seconds <= 0) return undefined;
  if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s left`;
  return `about ${Math.round(seconds / 60)} min left`;
}

/** How far a job is, told as well as drawn. */
export function JobBar({
  job,
}: {
  readonly job: Pick<Progress, 'progress' | 'status' | 'message' | 'estimatedTimeRemaining'>;
}) {
  const failed = job.status === 'failed';
  const left = failed || job.status === 'completed' ? undefined : timeLeft(job.estimatedTimeRemaining);
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" role="status">
          {job.message}
        </Text>
        <Text size="sm" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
          {left ?? `${Math.round(job.progress)} %`}
        </Text>
      </Group>
      <Bar.Root size="md">
        <Bar.Section value={job.progress} color={failed ? 'red' : 'sea'} aria-label={job.message} />
      </Bar.Root>
    </Stack>
  );
}
