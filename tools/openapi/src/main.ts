import { parseArgs } from 'node:util';
import { complaintsOf } from './complaints.ts';
import { documentOf, services, write } from './documents.ts';

/** `npm run openapi`: whether the descriptions of the APIs are what the code does; with `--write`, makes them so. */
const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
});

const documents = await Promise.all(services.map(documentOf));
if (values.write) documents.forEach(write);
const complaints = (
  await Promise.all((await Promise.all(services.map(documentOf))).map(complaintsOf))
).flat();
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log(`${services.join(', ')}: described as they are`);
