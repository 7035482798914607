import { expect, it } from 'vitest';
import { atMost, checkSection, exactly } from './checks.ts';

const section = { name: 'load', title: 'Load', command: 'bench --load', notes: [] };

it('tells what holds and what does not, and fails for the latter', () => {
  const { rows, failures } = checkSection(section, [
    exactly('dead letters', 0, 0),
    exactly('publications counted', 40, 41),
    atMost('median, recovered / steady', 2, 2),
    atMost('memory, recovered / steady', 1.25, 1.3),
  ]);
  expect(rows).toEqual([
    ['dead letters', '0', '0', 'holds'],
    ['publications counted', '40', '41', 'FAILS'],
    ['median, recovered / steady', '≤ 2', '2.00', 'holds'],
    ['memory, recovered / steady', '≤ 1.25', '1.30', 'FAILS'],
  ]);
  expect(failures).toEqual([
    'Load: publications counted: expected 40, found 41',
    'Load: memory, recovered / steady: expected ≤ 1.25, found 1.30',
  ]);
});

it('does not take what was not measured for what holds', () => {
  expect(atMost('median', 2, NaN).holds).toBe(false);
});
