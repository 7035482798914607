import { query } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { Button, Group, List, Progress, Text, ThemeIcon, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconCircle } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { untilShown } from '../live/until-shown.ts';
import { Failure } from '../parts/failure.tsx';
import { Panel } from '../parts/panel.tsx';
import { PageLink } from '../parts/links.tsx';

/** The steps of onboarding in an agent's words, and where each is done. */
const steps = {
  welcome: { label: 'Come to Bayon', to: undefined },
  profile: { label: 'Say who you are', to: '/brand' },
  preferences: { label: 'Say what you want to be told of', to: '/inbox' },
  'first-content': { label: 'Have your first piece written', to: '/write' },
  tutorial: { label: 'Look around', to: undefined },
} as const;

/** What a new agent does first. Gone once it is done. */
export function FirstSteps() {
  const client = useClient();
  const queries = useQueryClient();
  const onboarding = query(client, '/user/onboarding');
  const { data } = useQuery(onboarding);
  const lookedAround = useMutation({
    async mutationFn() {
      await client.post('/user/onboarding/{step}', { params: { path: { step: 'tutorial' } } });
      await untilShown(queries, onboarding, (now) =>
        now.steps.some(({ step, done }) => step === 'tutorial' && done),
      );
    },
  });
  if (!data || data.completed || data.steps.length === 0) return null;
  const done = data.steps.filter((step) => step.done).length;
  return (
    <Panel title="First steps" side={<Text size="sm">{`${done} of ${data.steps.length}`}</Text>}>
      <Progress value={(done / data.steps.length) * 100} mb="sm" aria-label="First steps done" />
      <List spacing="xs" listStyleType="none" center>
        {data.steps.map(({ step, done: isDone }) => {
          const { label, to } = steps[step];
          return (
            <List.Item
              key={step}
              icon={
                <ThemeIcon size="sm" radius="xl" variant={isDone ? 'filled' : 'default'} aria-hidden>
                  {isDone ? <IconCheck size={14} /> : <IconCircle size={10} />}
                </ThemeIcon>
              }
            >
              <Group gap="xs">
                <Text size="sm" c={isDone ? 'dimmed' : undefined}>
                  {isDone || to === undefined ? (
                    label
                  ) : (
                    <PageLink to={to} inherit>
                      {label}
                    </PageLink>
                  )}
                  {isDone && <VisuallyHidden> (done)</VisuallyHidden>}
                </Text>
                {step === 'tutorial' && !isDone && (
                  <Button
                    size="compact-xs"
                    variant="default"
                    loading={lookedAround.isPending}
                    onClick={() => lookedAround.mutate()}
                  >
                    I have
                  </Button>
                )}
              </Group>
            </List.Item>
          );
        })}
      </List>
      {lookedAround.error && <Failure error={lookedAround.error} />}
    </Panel>
  );
}
