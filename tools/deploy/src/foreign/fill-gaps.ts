import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Template } from '../stack/packaged-stacks.ts';
import { gaps } from './gaps.ts';

interface State {
  readonly service: { readonly provider: { compiledCloudFormationTemplate: Template } };
}

/** Copies a package, less what the foreign cloud cannot execute. What is deployed is in the state, not in the template. */
export function packageWithoutGaps(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  const fill = (template: Template) => gaps.reduce((left, { without }) => without(left), template);
  change<Template>(join(to, 'cloudformation-template-update-stack.json'), fill);
  change<State>(join(to, 'serverless-state.json'), (state) => {
    const { provider } = state.service;
    provider.compiledCloudFormationTemplate = fill(provider.compiledCloudFormationTemplate);
    return state;
  });
}

function change<Content>(path: string, by: (content: Content) => Content): void {
  writeFileSync(path, JSON.stringify(by(JSON.parse(readFileSync(path, 'utf8')) as Content), null, 2));
}
