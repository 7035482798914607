import { fieldsOf, optionalText } from '../apigateway/properties.ts';
import type { GatewayResponse, Resource } from '../ports.ts';

/** Adds and removes headers of an answer, as a response headers policy says. */
export type ResponseHeaders = (response: GatewayResponse) => GatewayResponse;

interface Header {
  readonly name: string;
  readonly value: string;
  /** Whether it replaces what the origin says. */
  readonly override: boolean;
}

/** A response headers policy, compiled (AWS::CloudFront::ResponseHeadersPolicy). */
export function responseHeaders(policy: Resource): ResponseHeaders {
  const config = fieldsOf(policy.properties.ResponseHeadersPolicyConfig);
  const headers = [...securityHeaders(fieldsOf(config.SecurityHeadersConfig)), ...customHeaders(config)];
  const removed = itemsOf(fieldsOf(config.RemoveHeadersConfig)).map(({ Header: name }) =>
    String(name).toLowerCase(),
  );
  return (response) => {
    const before = new Map(
      Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value] as const),
    );
    for (const name of removed) before.delete(name);
    for (const { name, value, override } of headers)
      if (override || !before.has(name)) before.set(name, value);
    return { ...response, headers: Object.fromEntries(before) };
  };
}

const itemsOf = (config: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] =>
  (Array.isArray(config.Items) ? (config.Items as unknown[]) : []).map(fieldsOf);

const customHeaders = (config: Readonly<Record<string, unknown>>): readonly Header[] =>
  itemsOf(fieldsOf(config.CustomHeadersConfig)).map(({ Header: name, Value: value, Override: override }) => ({
    name: String(name).toLowerCase(),
    value: String(value),
    override: override === true,
  }));

/** Each setting and the header that it becomes. */
function securityHeaders(config: Readonly<Record<string, unknown>>): readonly Header[] {
  const of = (
    setting: string,
    name: string,
    valueOf: (fields: Readonly<Record<string, unknown>>) => string | undefined,
  ): readonly Header[] => {
    if (config[setting] === undefined) return [];
    const fields = fieldsOf(config[setting]);
    const value = valueOf(fields);
    return value === undefined ? [] : [{ name, value, override: fields.Override === true }];
  };
  return [
    ...of('ContentSecurityPolicy', 'content-security-policy', (fields) =>
      optionalText(fields.ContentSecurityPolicy),
    ),
    ...of('ContentTypeOptions', 'x-content-type-options', () => 'nosniff'),
    ...of('FrameOptions', 'x-frame-options', ({ FrameOption: option }) => optionalText(option)),
    ...of('ReferrerPolicy', 'referrer-policy', ({ ReferrerPolicy: policy }) => optionalText(policy)),
    ...of('StrictTransportSecurity', 'strict-transport-security', (fields) =>
      [
        `max-age=${String(fields.AccessControlMaxAgeSec)}`,
        ...(fields.IncludeSubdomains === true ? ['includeSubDomains'] : []),
        ...(fields.Preload === true ? ['preload'] : []),
      ].join('; '),
    ),
    ...of('XSSProtection', 'x-xss-protection', ({ Protection: on }) => (on === true ? '1' : '0')),
  ];
}
