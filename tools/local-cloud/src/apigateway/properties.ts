import { StartupError, type Resource } from '../ports.ts';

/** An object's fields, or none when the value is not an object. */
export const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** A property that must be a string. @throws StartupError naming resource and property */
export function requiredText(resource: Resource, name: string): string {
  const value = resource.properties[name];
  if (typeof value !== 'string' || value === '') {
    throw new StartupError(`${resource.stack}/${resource.logicalId}: ${name} must be a string`);
  }
  return value;
}

export const optionalText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** CloudFormation takes a number also as a string. */
export const optionalNumber = (value: unknown): number | undefined =>
  value === undefined || value === null || Number.isNaN(Number(value)) ? undefined : Number(value);

/** A list of strings; a single string stands for a list of one. */
export const textList = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string');
