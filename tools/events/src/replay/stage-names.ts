/** The one bus of a stage. */
export const busOf = (stage: string): string => `bayon-coagent-events-${stage}`;

/** The archive of everything that was on it. */
export const archiveOf = (stage: string): string => `bayon-coagent-${stage}`;
