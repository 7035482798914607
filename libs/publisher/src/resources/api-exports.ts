/** The APIs that a service's stack has. */
export type ApiExport = 'HttpApiId' | 'WebsocketsApiId';

/**
 * Under which name a service's stack exports the id of an API: that of the HTTP API as the framework calls it, which
 * exports no id of a WebSocket API by itself.
 *
 * @param name `studio`
 */
export const apiExportName = (name: string, stage: string, api: ApiExport): string =>
  `sls-bayon-${name}-${stage}-${api}`;
