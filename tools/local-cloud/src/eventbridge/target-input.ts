import { parseJsonPath, valueAt } from './json-path.ts';
import type { InputTransformer, Target } from './model.ts';

/** What a target's input may refer to beside the event. */
export interface InputContext {
  /** The event as JSON text. */
  readonly envelope: string;
  readonly ruleArn: string;
  /** When the event came, epoch milliseconds. */
  readonly acceptedAt: number;
}

/** The text that a target gets: the event, or what Input, InputPath or InputTransformer make of it. */
export function inputFor(target: Target, context: InputContext): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputTransformer) return transform(target.InputTransformer, context);
  if (target.InputPath === undefined || target.InputPath === '$') return context.envelope;
  const found = valueAt(JSON.parse(context.envelope), parseJsonPath(target.InputPath) ?? []);
  return JSON.stringify(found ?? null);
}

function transform({ InputPathsMap, InputTemplate }: InputTransformer, context: InputContext): string {
  const event = JSON.parse(context.envelope) as Record<string, unknown>;
  const variables = new Map<string, unknown>([
    ['aws.events.rule-arn', context.ruleArn],
    ['aws.events.rule-name', context.ruleArn.slice(context.ruleArn.lastIndexOf('/') + 1)],
    ['aws.events.event.ingestion-time', new Date(context.acceptedAt).toISOString()],
    ['aws.events.event', { ...event, detail: undefined }],
    ['aws.events.event.json', event],
  ]);
  for (const [name, path] of Object.entries(InputPathsMap ?? {})) {
    variables.set(name, valueAt(event, parseJsonPath(path) ?? []));
  }
  return fill(InputTemplate, variables);
}

/**
 * Puts the variables into a template. Inside quotes a value is inserted as text, outside as JSON, so that both
 * `{"state": <state>}` and `"<instance> is <state>"` come out as valid JSON. A variable whose path is not in
 * the event is blank inside quotes and `null` outside. `<something>` that is no variable stays as it is.
 */
function fill(template: string, variables: ReadonlyMap<string, unknown>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([A-Za-z0-9_.-]+)>/gs, (token: string, name?: string) => {
    if (token === '"') quoted = !quoted;
    if (name === undefined || !variables.has(name)) return token;
    const value = variables.get(name);
    if (!quoted) return JSON.stringify(value ?? null);
    if (value === undefined) return '';
    return JSON.stringify(typeof value === 'string' ? value : JSON.stringify(value)).slice(1, -1);
  });
}
