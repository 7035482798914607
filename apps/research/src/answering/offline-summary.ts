import type { Finding } from '@bayon/event-contracts';
import { beginningOf } from '../beginning-of.ts';
import { maxSummary } from './summarizer.ts';

/** Passages that a summary shows; the others are among the findings. */
const shown = 4;

/** An answer without a model: the best passages with their sources, and what was done without. */
export function offlineSummary(findings: readonly Finding[], missing: readonly string[]): string {
  const passages = findings
    .slice(0, shown)
    .map(({ title, snippet }, place) => `[${place + 1}] ${title}: ${beginningOf(snippet, 400)}`);
  const said =
    passages.length > 0
      ? ['What fits your question best:', ...passages]
      : ['Nothing was found on this. Add what you know to your knowledge base, or ask in other words.'];
  return beginningOf([...said, missing.join(' ')].filter((part) => part !== '').join('\n\n'), maxSummary);
}
