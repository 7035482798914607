import { Button } from '@mantine/core';
import { useIntersection } from '@mantine/hooks';
import { useEffect } from 'react';

/** The end of a list that goes on: loads more as it comes into sight, or at a press. */
export function MoreWhenSeen({
  hasMore,
  isLoading,
  more,
}: {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly more: () => void;
}) {
  const { ref, entry } = useIntersection({ rootMargin: '400px' });
  const isSeen = entry?.isIntersecting ?? false;
  useEffect(() => {
    if (isSeen && hasMore && !isLoading) more();
    // `more` is another function with every rendering; what counts is that the end is seen.
  }, [isSeen, hasMore, isLoading]);
  if (!hasMore) return null;
  return (
    <Button ref={ref} variant="subtle" onClick={more} loading={isLoading} my="md">
      More
    </Button>
  );
}
