import type { NotificationType, Preferences } from '@bayon/event-contracts';
import { type Held, type Said, valueAt, type Version, withWord } from '@bayon/publisher/rule';

/**
 * What a user wishes of notifications, each with what it was before: what happens is told, or not, as they wanted it
 * then.
 */
export interface Wishes {
  readonly channels?: Held<NonNullable<Preferences['channels']>>;
  readonly digestAt?: Held<NonNullable<Preferences['digestAt']>>;
  readonly quietHours?: Held<Preferences['quietHours']>;
  readonly timeZone?: Held<string>;
}

/** What a log's state keeps of it. */
export interface WishesKept {
  /** What the user does not want to be told of, unless it is critical, and the change that said so. */
  readonly muted?: readonly NotificationType[];
  readonly mutedFrom?: Version;
  /** What was muted before, newest first. */
  readonly mutedEarlier?: readonly Said<readonly NotificationType[]>[];
  /** How the user wants to be told of the others. */
  readonly wishes?: Wishes;
}

const wished = ['channels', 'digestAt', 'quietHours', 'timeZone'] as const satisfies (keyof Wishes)[];

/** What is to be kept after one more word on what a user wishes; undefined where it says nothing of that. */
export function withWishes(
  kept: WishesKept | undefined,
  preferences: Preferences,
  from: Version,
): WishesKept | undefined {
  const { mutedNotifications: muted } = preferences;
  const said = wished.filter((field) => preferences[field] !== undefined);
  if (muted === undefined && said.length === 0) return undefined;
  return {
    ...(muted !== undefined && mutedAfter(kept, muted, from)),
    ...(said.length > 0 && {
      wishes: {
        ...kept?.wishes,
        ...Object.fromEntries(
          said.map((field) => [field, withWord<unknown>(kept?.wishes?.[field], preferences[field], from)]),
        ),
      },
    }),
  };
}

/** What a user wished of a type at a moment (ISO 8601 UTC), as far as it is known by now. */
export function wishedAt(
  kept: WishesKept | undefined,
  type: NotificationType,
  moment: string,
): {
  readonly channel: 'immediate' | 'digest' | 'off';
  readonly digestAt: string;
  readonly quietHours: NonNullable<Preferences['quietHours']> | undefined;
  readonly timeZone: string;
} {
  const { channels, digestAt, quietHours, timeZone } = kept?.wishes ?? {};
  const isMuted = valueAt(heldIn(kept), moment)?.includes(type) ?? false;
  return {
    channel: isMuted ? 'off' : (valueAt(channels, moment)?.[type] ?? 'immediate'),
    digestAt: valueAt(digestAt, moment) ?? '08:00',
    quietHours: valueAt(quietHours, moment) ?? undefined,
    timeZone: valueAt(timeZone, moment) ?? 'UTC',
  };
}

function mutedAfter(kept: WishesKept | undefined, muted: readonly NotificationType[], from: Version) {
  const { value, from: mutedFrom, earlier } = withWord(heldIn(kept), muted, from);
  return { muted: value, mutedFrom, ...(earlier && { mutedEarlier: earlier }) };
}

function heldIn({ muted, mutedFrom, mutedEarlier }: WishesKept = {}):
  Held<readonly NotificationType[]> | undefined {
  if (muted === undefined || mutedFrom === undefined) return undefined;
  return { value: muted, from: mutedFrom, ...(mutedEarlier && { earlier: mutedEarlier }) };
}
