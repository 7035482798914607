import type { StageSettings } from '../src/stage-settings.ts';

/** Where `main` is deployed to, and what a stage of one's own is like that has no file here. */
export default { region: 'us-east-1' } satisfies StageSettings;
