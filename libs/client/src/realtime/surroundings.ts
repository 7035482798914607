/** Whether the browser has a network. Where nobody can say (in Node), it is so. */
export const isOnline = (): boolean => typeof navigator === 'undefined' || isSo(navigator.onLine);

/** Node has a navigator that does not say. */
const isSo = (onLine: boolean | undefined): boolean => onLine ?? true;

/** Tells when waiting may be over (the network came or went, the page is shown again). @returns what ends it */
export function whenBetter(look: () => void): () => void {
  if (typeof window === 'undefined' || typeof document === 'undefined') return () => undefined;
  const shown = () => {
    if (document.visibilityState === 'visible') look();
  };
  window.addEventListener('online', look);
  window.addEventListener('offline', look);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('online', look);
    window.removeEventListener('offline', look);
    document.removeEventListener('visibilitychange', shown);
  };
}
