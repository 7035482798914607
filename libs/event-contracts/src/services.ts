/**
 * The services. Each publishes under its own source only; IAM enforces it (`events:source`). No contract names the audit
 * trail: it publishes nothing, and takes every event as it comes.
 */
export type Service = 'studio' | 'brand' | 'research' | 'market' | 'user' | 'realtime';

/** A service's source on the bus. `realtime` publishes nothing. */
export type EventSource = `bayon.coagent.${Exclude<Service, 'realtime'>}`;

export const sourceOf = <S extends Exclude<Service, 'realtime'>>(service: S): `bayon.coagent.${S}` =>
  `bayon.coagent.${service}`;

/** Every source: of the events that any service with a job or a message for the user publishes. */
export const everySource = [
  'bayon.coagent.studio',
  'bayon.coagent.brand',
  'bayon.coagent.research',
  'bayon.coagent.market',
  'bayon.coagent.user',
] as const satisfies readonly EventSource[];

/**
 * Who takes an event: a service's inbox, named by the service, or a queue of its own beside the inbox for work
 * that takes long (`studio generator`, `research worker`).
 */
export type Consumer = Service | 'studio generator' | 'research worker';

/** The part of a service that publishes an event, as the catalogue names it. */
export type Producer =
  | Exclude<Service, 'realtime'>
  | `${Exclude<Service, 'realtime'>} ${'api' | 'generator' | 'scheduler' | 'worker'}`;
