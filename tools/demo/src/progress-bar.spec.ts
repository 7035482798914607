import { expect, it } from 'vitest';
import { progressBar } from './progress-bar.ts';

it.each([
  [0, '[░░░░░░░░░░]   0 % x'],
  [50, '[█████░░░░░]  50 % x'],
  [100, '[██████████] 100 % x'],
  [140, '[██████████] 140 % x'],
])('fills with %d per cent', (percent, bar) => {
  expect(progressBar(percent, 'x', 10)).toBe(bar);
});
