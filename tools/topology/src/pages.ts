import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** The pages that show the topology. */
export const pages = { topology: at('docs/topology.md'), readme: at('README.md') };

export const textOf = (page: keyof typeof pages): string => readFileSync(pages[page], 'utf8');
