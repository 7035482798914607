import type { Tree } from '@nx/devkit';
import { withElement, withImport, withSortedLine } from './edit.ts';
import type { Spellings } from './spellings.ts';
import { update } from './update.ts';

const contracts = 'libs/event-contracts/src';

/** An event of this name is there already. */
export class EventExists extends Error {
  override readonly name = 'EventExists';
}

/** @throws EventExists */
export function assertNewEvent(tree: Tree, { title, pascal }: Spellings): void {
  const catalogue = tree.read(`${contracts}/catalogue.ts`, 'utf8') ?? '';
  if (new RegExp(`\\b${pascal}\\b`).test(catalogue)) {
    throw new EventExists(`The event ${title} exists already (${contracts}/catalogue.ts).`);
  }
}

/** Brings a contract, which lies in a file named like it, into the catalogue and out of the library. */
export function listContract(tree: Tree, service: string, { name, pascal }: Spellings): void {
  const file = `./${service}/${name}.ts`;
  update(tree, `${contracts}/catalogue.ts`, (text) =>
    withElement(withImport(text, pascal, file), 'export const catalogue = [', '] as const', pascal),
  );
  update(tree, `${contracts}/index.ts`, (text) => withSortedLine(text, `export * from '${file}';`));
}
