/**
 * How long AWS may take to answer. The SDK by itself waits without end, and a function that waits so is stopped by
 * Lambda in the middle of its work; four tries of five seconds fit into a queue's visibility timeout.
 */
export const patience = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true },
};
