import {
  type CloudFormationClient,
  DescribeStackEventsCommand,
  type StackEvent,
} from '@aws-sdk/client-cloudformation';

/** What CloudFormation says of resources that failed since a moment, the first that failed first. */
export async function whyFailed(
  cloudFormation: CloudFormationClient,
  stackName: string,
  since: Date,
): Promise<readonly string[]> {
  const events: StackEvent[] = [];
  let NextToken: string | undefined;
  do {
    const page = await cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: stackName, NextToken }),
    );
    const recent = (page.StackEvents ?? []).filter(({ Timestamp }) => Timestamp && Timestamp >= since);
    events.push(...recent);
    // Newest first: a page that ends before the moment is the last one of interest.
    NextToken = recent.length === page.StackEvents?.length ? page.NextToken : undefined;
  } while (NextToken !== undefined);
  return reasonsIn(events.reverse());
}

/** Oldest first. What was cancelled because something else failed is no reason. */
export const reasonsIn = (events: readonly StackEvent[]): readonly string[] =>
  events
    .filter(({ ResourceStatus = '' }) => ResourceStatus.endsWith('_FAILED'))
    .filter(
      ({ ResourceStatusReason = '' }) => !/^Resource (creation|update) cancelled/i.test(ResourceStatusReason),
    )
    .map(
      ({ LogicalResourceId, ResourceType, ResourceStatusReason }) =>
        `${LogicalResourceId ?? ''} (${ResourceType ?? ''}): ${ResourceStatusReason ?? 'no reason was given'}`,
    );
