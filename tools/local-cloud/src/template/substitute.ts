/** How the placeholders of `Fn::Sub` are looked up. */
export interface Lookup {
  value(given: unknown): string;
  ref(name: string): string;
  getAtt(logicalId: string, attribute: string): string;
}

/** `${Name}`, `${Id.Attribute}`, `${AWS::Region}`, and `${!Literal}`, which stays as `${Literal}`. */
const PLACEHOLDER = /\$\{(!?)\s*([^}\s]+)\s*\}/g;

/** The text of `Fn::Sub`: a variable of its own first, then a resource, its attribute, or a parameter. */
export function substitute(
  text: string,
  variables: Readonly<Record<string, unknown>>,
  lookup: Lookup,
): string {
  return text.replace(PLACEHOLDER, (_placeholder, literal: string, name: string) => {
    if (literal !== '') return `\${${name}}`;
    if (Object.hasOwn(variables, name)) return lookup.value(variables[name]);
    const dot = name.indexOf('.');
    return dot === -1 ? lookup.ref(name) : lookup.getAtt(name.slice(0, dot), name.slice(dot + 1));
  });
}
