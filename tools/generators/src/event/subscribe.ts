import type { Tree } from '@nx/devkit';
import { withElement, withImport, withImportedName } from '../workspace/edit.ts';
import type { Spellings } from '../workspace/spellings.ts';
import { update } from '../workspace/update.ts';

/** Lets a service take an event, by the rule in a file named like the event. @throws NotInShape */
export function subscribe(tree: Tree, consumer: string, { name, title, pascal, camel }: Spellings): void {
  update(tree, `apps/${consumer}/src/subscriptions.ts`, (text) =>
    withElement(
      withImportedName(text, pascal, '@bayon/event-contracts'),
      'export const consumes = [',
      '] as const',
      pascal,
    ),
  );
  update(tree, `apps/${consumer}/src/rules/index.ts`, (text) =>
    withElement(
      withImport(text, `${camel}Rule`, `./${name}.ts`),
      'RulesFor<typeof consumes> = {',
      '};',
      `'${title}': ${camel}Rule`,
    ),
  );
}
