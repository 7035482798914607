import type { Person } from '@bayon/browser';
import { type Bus, freshId } from '../cloud/bus.ts';

/** From PutEvents to the frame in which a notification is on the screen, one after the other. Milliseconds. */
export async function pixelLatencies({ page, user }: Person, bus: Bus, samples: number): Promise<number[]> {
  const times: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const id = freshId('pixel');
    const painted = page.evaluate(paintOf, id);
    const sentAt = Date.now();
    await bus.publish([
      {
        detailType: 'Real-time Notification',
        id,
        // However many there are, each is told at once.
        detail: { userId: user, type: 'welcome', message: id, severity: 'critical' },
      },
    ]);
    times.push((await painted) - sentAt);
  }
  return times;
}

/** Runs in the page: when a text is painted, in epoch milliseconds. */
const paintOf = (text: string): Promise<number> =>
  new Promise((resolve) => {
    const look = () => {
      if (!document.body.textContent.includes(text)) return;
      observer.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(Date.now())));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    look();
  });
