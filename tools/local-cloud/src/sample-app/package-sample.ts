import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { handlers } from './handlers.ts';
import { notesTemplate, platformTemplate } from './template.ts';

/** Writes the sample apps into a folder as `serverless package` would: the input of a whole local cloud. */
export function packageSample(appsDir: string, templates: Readonly<Record<string, object>> = {}): void {
  for (const [app, template] of Object.entries({
    platform: platformTemplate,
    notes: notesTemplate,
    ...templates,
  })) {
    const folder = join(appsDir, app, '.serverless');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'cloudformation-template-update-stack.json'), JSON.stringify(template));
  }
  for (const [name, code] of Object.entries(handlers)) {
    writeFileSync(
      join(appsDir, 'notes', '.serverless', `${name}.zip`),
      zipSync({ [`${name}.mjs`]: strToU8(code) }),
    );
  }
}
