import { SeoRecommendationsGenerated } from '@bayon/event-contracts';
import { expect, it } from 'vitest';
import { anEvent, worldForEach } from '../../test/world.ts';

const world = worldForEach();

type Detail = (typeof SeoRecommendationsGenerated.examples)[0];
const at = (n: number) => `2026-11-23T10:0${n}:00.000Z`;
const advised = (minute: number, overrides: Partial<Detail>) =>
  anEvent(
    SeoRecommendationsGenerated,
    { userId: 'ada', ...overrides },
    { id: `a-${minute}`, at: at(minute) },
  );
const advice = (kind: string, message = kind) => ({ kind, message, priority: 'low' as const });
const recommended = async () =>
  (await world().reads.recommendations('ada', { limit: 100 }, new Date(at(9)))).items;

it('is recommended with what it is about', async () => {
  await world().take(
    advised(1, { keyword: 'nhà Fremont # 🏡', recommendations: [advice('a', 'Do it.')] }),
    advised(2, { keyword: undefined, contentId: 'c-1', subject: 'Title', recommendations: [advice('a')] }),
  );
  expect(await recommended()).toMatchObject([
    { kind: 'seo-a', about: { contentId: 'c-1', subject: 'Title' }, from: { at: at(2) } },
    { kind: 'seo-a', about: { keyword: 'nhà Fremont # 🏡' }, message: 'Do it.', from: { at: at(1) } },
  ]);
});

it.each([
  ['in order', [1, 2]],
  ['in the other order', [2, 1]],
])('is once what is advised again, as last said, %s', async (_, minutes) => {
  for (const minute of minutes) {
    const event = advised(minute, { recommendations: [advice('a', `At ${minute}.`)] });
    await world().take(event, event);
  }
  expect(await recommended()).toMatchObject([{ message: 'At 2.', from: { at: at(2) } }]);
});

it('is as last read, though the older reading was told later', async () => {
  await world().take(
    advised(3, { asOf: at(2), recommendations: [advice('a', 'Read at 2.')] }),
    advised(4, { asOf: at(1), recommendations: [advice('a', 'Read at 1.')] }),
  );
  expect(await recommended()).toMatchObject([{ message: 'Read at 2.', from: { at: at(2) } }]);
});

it('takes twenty at once, and one of each that is said twice in it', async () => {
  const twenty = Array.from({ length: 20 }, (_, n) => advice(`k-${n % 15}`, `${n}`));
  await world().take(advised(1, { recommendations: twenty }));
  const all = await recommended();
  expect(all).toHaveLength(15);
  expect(all.find(({ kind }) => kind === 'seo-k-0')).toMatchObject({ message: '0' });
});
