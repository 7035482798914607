/**
 * What the trail takes off the bus: everything that any service publishes, known to a contract or not. A replay repeats
 * what happened, it does not happen again.
 */
export const everyEvent = {
  source: [{ prefix: 'bayon.coagent.' }],
  'replay-name': [{ exists: false }],
} as const;
