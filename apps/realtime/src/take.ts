import type { Message, Settler } from '@bayon/publisher';
import type { AnyRule } from '@bayon/publisher/rule';
import { rules } from './rules/index.ts';

type Outcome = 'settled' | 'duplicate';
type Handle = (messages: readonly Message[]) => Promise<readonly PromiseSettledResult<Outcome>[]>;

const ruleOf = ({ event }: Message): AnyRule | undefined =>
  (rules as Readonly<Record<string, AnyRule>>)[event.detailType];

/** Takes a batch: what has a rule is settled by it, the rest is delivered. */
export const createTake =
  (settler: Pick<Settler, 'settle'>, deliver: Handle): Handle =>
  async (messages) => {
    const learned = async (message: Message, rule: AnyRule) => {
      const { outcome } = await settler.settle(message.event, rule, { receipt: message.messageId });
      return outcome;
    };
    const delivered = messages.filter((message) => !ruleOf(message));
    const [ends, others] = await Promise.all([
      deliver(delivered),
      Promise.allSettled(
        messages.flatMap((message) => {
          const rule = ruleOf(message);
          return rule ? [learned(message, rule)] : [];
        }),
      ),
    ]);
    const next = { delivered: ends.values(), learned: others.values() };
    return messages.map((message) => {
      const { value } = (ruleOf(message) ? next.learned : next.delivered).next();
      return value as PromiseSettledResult<Outcome>;
    });
  };
