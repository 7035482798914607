import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withoutReasoning } from './without-reasoning.ts';

const piece = '# Title\n\nText.';

it.each([
  ['before it', `<think>Hm.\n\nSo.</think>\n\n${piece}`],
  ['by another name', `<thinking>Hm.</thinking>\n<reasoning>So.</reasoning>\n${piece}`],
  ['with attributes, in capitals', `<THINK effort="high">Hm.</Think>\n${piece}`],
  ['before and behind it', `<think>Hm.</think>\n${piece}\n<think>Is it good?</think>`],
  ['within itself', `<think>Hm.\n<think>Deeper.</think>\nSo.</think>\n${piece}`],
  ['with a tag in its words', `<think>I write <think> when I begin.</think>\n${piece}`],
  ['with code', `<think>\n\`\`\`\ncode\n</think>\n${piece}`],
  ['that the prompt opened', `Hm.\n\nSo.\n</think>\n\n${piece}`],
  ['that the prompt opened, on one line', `Hm. So.</think>\n${piece}`],
  ['behind it and never closed', `${piece}\n<think>Is it`],
])('leaves out what a model thought %s', (_, answer) => {
  expect(withoutReasoning(answer).trim()).toBe(piece);
});

it.each(['<think>Hm', '<think></think>', '<reasoning>\n# Title\n\nText.\n</reasoning>', 'Hm.\n</think>'])(
  'leaves nothing of %j',
  (answer) => expect(withoutReasoning(answer).trim()).toBe(''),
);

it.each([
  ['in code', '# Prompting\n\n```\n<think>\nYour steps\n</think>\n```\n\nText.'],
  ['within a sentence', 'The tag <think> opens what a model thinks, and </think> closes it.'],
  ['of another name', '<b>Bold</b>\n<thinker>x</thinker>'],
])('keeps a tag %s', (_, text) => expect(withoutReasoning(text)).toBe(text));

it('keeps every text that has no such tag, and never adds anything', () => {
  const part = fc.oneof(
    fc.string(),
    fc.constantFrom('<think>', '</think>', '\n', '```', '<reasoning>', '</thinking>', 'text'),
  );
  fc.assert(
    fc.property(
      fc.array(part).map((parts) => parts.join('')),
      (answer) => {
        const rest = withoutReasoning(answer);
        if (!/<\/?(?:think|thinking|reasoning|thought)\b/iu.test(answer)) expect(rest).toBe(answer);
        let at = 0;
        for (const character of rest) {
          at = answer.indexOf(character, at) + 1;
          expect(at).toBeGreaterThan(0);
        }
      },
    ),
  );
});
