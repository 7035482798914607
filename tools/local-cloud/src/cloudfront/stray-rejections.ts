let isSurvived = false;

/**
 * Lets this process survive promises that functions leave rejected: they are of another realm, and of no account to
 * CloudFront. Rejections of this realm end the process as ever.
 */
export function surviveStrayRejections(): void {
  if (isSurvived) return;
  isSurvived = true;
  process.on('unhandledRejection', (reason, promise) => {
    const isOurs = promise instanceof Promise;
    if (isOurs && process.listenerCount('unhandledRejection') === 1) throw reason;
  });
}
