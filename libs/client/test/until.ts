/** Waits until something is so. Fails when the test's own time is over, telling what was seen last. */
export async function until(
  what: string,
  isSo: () => boolean,
  seen: () => unknown = () => '',
): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what}: not in time. Seen: ${JSON.stringify(seen())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
