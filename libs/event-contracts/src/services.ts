/**
 * The services. Each publishes under its own source only; IAM enforces it (`events:source`). No contract names the audit
 * trail: it publishes nothing, and takes every event as it comes.
 */
export type Service = 'studio' | 'brand' | 'research' | 'market' | 'user' | 'realtime';

/** A service's source on the bus. */
export type EventSource = `bayon.coagent.${Service}`;

export const sourceOf = <S extends Service>(service: S): `bayon.coagent.${S}` => `bayon.coagent.${service}`;

/** Every source: of the events that any service with a job or a message for the user publishes. */
export const everySource = [
  'bayon.coagent.studio',
  'bayon.coagent.brand',
  'bayon.coagent.research',
  'bayon.coagent.market',
  'bayon.coagent.user',
  'bayon.coagent.realtime',
] as const satisfies readonly EventSource[];

/**
 * Who takes an event: a service's inbox, named by the service, or a queue of its own beside the inbox for work
 * that takes long (`studio generator`, `research worker`).
 */
export type Consumer = Service | 'studio generator' | 'research worker';

/** The part of a service that publishes an event, as the catalogue names it. */
export type Producer = Service | `${Service} ${'api' | 'generator' | 'scheduler' | 'worker'}`;
