import { ProblemError, Unreachable } from '@bayon/client';
import { Alert, Button, Text } from '@mantine/core';
import { PageLink } from './links.tsx';

/** What happened, in words for a person. */
export function wordsOf(error: unknown): string {
  if (error instanceof Unreachable)
    return 'Bayon cannot be reached at the moment. Nothing of what you wrote is lost.';
  if (error instanceof ProblemError && error.status >= 500)
    return 'Something went wrong on our side. Nothing of what you wrote is lost.';
  return error instanceof Error ? error.message : String(error);
}

/** Says what happened and what can be done about it. A plan that is used up leads to the plans. */
export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const isPlan = error instanceof ProblemError && error.status === 402;
  return (
    <Alert
      color={isPlan ? 'yellow' : 'red'}
      role="alert"
      title={isPlan ? 'Your plan is used up' : 'That did not work'}
    >
      <Text size="sm">{wordsOf(error)}</Text>
      {isPlan && (
        <PageLink to="/plan" size="sm">
          See the plans
        </PageLink>
      )}
      {!isPlan && retry && (
        <Button mt="xs" size="xs" variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
