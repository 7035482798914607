import type { StageSettings } from '../src/stage-settings.ts';

/** What agents use. Its data outlive their stacks, and events are kept for 90 days. */
export default { region: 'us-east-1' } satisfies StageSettings;
