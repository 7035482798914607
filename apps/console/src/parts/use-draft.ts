import { useCallback, useState } from 'react';
import { useUser } from '../session/context.ts';

/**
 * What somebody types, kept in this browser under their name until it is sent: an error, a reload and a sign-in lose
 * nothing of it.
 */
export function useDraft<Draft extends object>(
  form: string,
  empty: Draft,
): readonly [Draft, (change: Partial<Draft>) => void, () => void] {
  const key = `bayon.draft.${useUser()}.${form}`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...empty, ...read(key) }));
  const change = useCallback(
    (some: Partial<Draft>) =>
      setDraft((before) => {
        const after = { ...before, ...some };
        keep(key, after);
        return after;
      }),
    [key],
  );
  const clear = useCallback(() => {
    drop(key);
    setDraft(empty);
  }, [key]);
  return [draft, change, clear];
}

/** A browser may forbid its storage, and anything may have been written there. */
function read(key: string): object {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? kept : {};
  } catch {
    return {};
  }
}

function keep(key: string, value: object): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden: the draft lives as long as the page.
  }
}

function drop(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // It was never kept.
  }
}
