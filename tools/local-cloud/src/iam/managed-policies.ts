const allow = (...actions: string[]): object => ({
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});

/** The policies managed by AWS that functions commonly carry, as far as they concern services that run here. */
export const managedPolicies: Readonly<Record<string, object>> = {
  AWSLambdaBasicExecutionRole: { Statement: [] },
  AWSLambdaVPCAccessExecutionRole: { Statement: [] },
  AWSXRayDaemonWriteAccess: { Statement: [] },
  CloudWatchLambdaInsightsExecutionRolePolicy: { Statement: [] },
  AWSLambdaSQSQueueExecutionRole: allow('sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'),
  AmazonDynamoDBFullAccess: allow('dynamodb:*'),
  AmazonSQSFullAccess: allow('sqs:*'),
  AmazonEventBridgeFullAccess: allow('events:*'),
};
