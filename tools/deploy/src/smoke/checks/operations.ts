import { fileURLToPath } from 'node:url';
import { run } from '../../stack/serverless.ts';
import { SmokeFailed } from '../../errors.ts';
import type { Check } from '../check.ts';

const events = fileURLToPath(new URL('../../../../events/src/main.ts', import.meta.url));

interface Diagnosis {
  readonly checks: readonly { readonly check: string }[];
  readonly findings: readonly {
    readonly check: string;
    readonly subject: string;
    readonly problem: string;
  }[];
}

/**
 * What the operators' own check finds: rules and their targets, queues, dead letters, archive, alarms.
 *
 * @param without what cannot be there, by the name of the check
 */
export const operations = (
  without: readonly string[],
  environment: Readonly<Record<string, string>>,
): Check => ({
  name: 'operations',
  async run({ stage }) {
    const words = ['--conditions=@bayon/source', events, 'doctor', '--stage', stage, '--json'];
    const { said } = await run(process.execPath, words, process.cwd(), environment);
    const { checks, findings } = JSON.parse(said.slice(said.indexOf('{'))) as Diagnosis;
    const found = findings.filter(({ check }) => !without.includes(check));
    if (found.length > 0)
      throw new SmokeFailed(found.map(({ subject, problem }) => `${subject}: ${problem}`).join('; '));
    const left = without.length > 0 ? `, without ${without.join(', ')}` : '';
    return `${checks.length} checks of doctor find nothing${left}`;
  },
});
