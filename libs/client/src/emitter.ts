/** Tells listeners of events by their name. */
export interface Emitter<Events> {
  /** @returns what ends it */
  readonly on: <Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void) => () => void;
  readonly emit: <Name extends keyof Events>(name: Name, event: Events[Name]) => void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(event: never) => void>>();
  return {
    on(name, listener) {
      const some = listeners.get(name) ?? new Set();
      listeners.set(name, some.add(listener));
      return () => some.delete(listener);
    },
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(event as never);
        } catch (error) {
          // One listener's fault is not the others': it surfaces as an error that nobody caught.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}

/** A value that is replaced, never changed, and who wants to know: what `useSyncExternalStore` takes. */
export interface Store<Value> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => Value;
}

export function createStore<Value extends object>(
  first: Value,
): Store<Value> & { set(change: Partial<Value>): void } {
  const { on, emit } = createEmitter<{ change: undefined }>();
  let value = first;
  return {
    subscribe: (listener) => on('change', listener),
    getSnapshot: () => value,
    set(change) {
      const isNews = Object.entries(change).some(([name, one]) => value[name as keyof Value] !== one);
      if (!isNews) return;
      value = { ...value, ...change };
      emit('change', undefined);
    },
  };
}
