import { hasEnded } from '../connections/ended.ts';
import type { Gateway } from '../connections/gateway.ts';
import type { Slots } from '../connections/slots.ts';
import { isYoung } from '../connections/young.ts';
import { subprotocol } from '../identity/offered-token.ts';
import type { Slot } from '../items.ts';

/** A device of the user, as far as its connection tells. */
export interface ConnectionEntry {
  readonly connectionId: string;
  /** ISO 8601 UTC */
  readonly connectedAt: string;
  readonly protocol: typeof subprotocol | 'simple';
  /** What it calls itself. */
  readonly agent?: string;
  /** ISO 8601 UTC: when the last message went either way. */
  readonly lastHeardAt: string;
}

/** The user's connections, newest first: those that API Gateway knows, and those that are only just being established. */
export const createConnections =
  (parts: {
    readonly slots: Pick<Slots, 'live'>;
    readonly gateway: Pick<Gateway, 'lookAt'>;
    readonly now?: () => Date;
  }) =>
  async (userId: string): Promise<{ readonly connections: readonly ConnectionEntry[] }> => {
    const { slots, gateway, now = () => new Date() } = parts;
    const entryOf = async (slot: Slot): Promise<readonly ConnectionEntry[]> => {
      const { connectionId, connectedAt, protocol, agent } = slot;
      const seen = await gateway.lookAt(connectionId);
      if (!seen && !isYoung(slot, now())) return [];
      return [
        {
          connectionId,
          connectedAt,
          protocol: protocol === 'v1' ? subprotocol : 'simple',
          ...(agent !== undefined && { agent }),
          lastHeardAt: seen?.lastActiveAt?.toISOString() ?? connectedAt,
        },
      ];
    };
    const current = (await slots.live(userId)).filter((slot) => !slot.leaving && !hasEnded(slot, now()));
    const entries = (await Promise.all(current.map(entryOf))).flat();
    return { connections: entries.toSorted((one, other) => (one.connectedAt < other.connectedAt ? 1 : -1)) };
  };
