import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { catalogue } from '@bayon/event-contracts';
import { eventTable, serviceGraph, topologyPage, withPicture } from './graph.ts';
import { pages, textOf } from './pages.ts';

const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (values.write) {
  writeFileSync(pages.topology, topologyPage(catalogue));
  writeFileSync(pages.readme, withPicture(textOf('readme'), catalogue));
} else {
  console.log(`${serviceGraph(catalogue)}\n\n${eventTable(catalogue)}`);
}
