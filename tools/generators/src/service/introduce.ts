import type { Tree } from '@nx/devkit';
import { withElement, withMember } from '../workspace/edit.ts';
import { update } from '../workspace/update.ts';

/** Names a service wherever services are named: who may publish, what is reached at the page's origin, and who owns what. */
export function introduce(tree: Tree, name: string): void {
  update(tree, 'libs/event-contracts/src/services.ts', (text) =>
    withElement(
      withMember(text, 'Service', `'${name}'`),
      'export const everySource = [',
      '] as const',
      `'bayon.coagent.${name}'`,
    ),
  );
  update(tree, 'apps/console/stack/services.ts', (text) =>
    withElement(
      text,
      'export const services: Readonly<Record<string, readonly string[]>> = {',
      '};',
      `${keyOf(name)}: ['/${name}/*']`,
    ),
  );
  update(tree, '.github/CODEOWNERS', (text) =>
    [
      text.trimEnd(),
      owned(`/apps/${name}/`, `@bayon/${name}`),
      owned(`/libs/event-contracts/src/${name}/`, `@bayon/${name} @bayon/platform`),
      '',
    ].join('\n'),
  );
}

/** As a key of an object: quoted where it must be. */
const keyOf = (name: string): string => (name.includes('-') ? `'${name}'` : name);

// The last line that matches decides (GitHub's CODEOWNERS), so a service's own lines may stand behind /libs/ and /tools/.
const owned = (path: string, owners: string): string => `${path.padEnd(24)} ${owners}`;
