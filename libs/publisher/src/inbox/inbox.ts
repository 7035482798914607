import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { AnyRule } from '../rule/index.ts';
import type { Settler } from '../settle/settler.ts';
import { messagesOf } from './read-message.ts';
import { takeBatch, type InboxOptions } from './take-batch.ts';

/** A service's processor: inbox → contract → rule → settle. */
export function createInbox(
  options: Omit<InboxOptions, 'read'> & {
    readonly rules: Readonly<Record<string, AnyRule>>;
    readonly settler: Pick<Settler, 'settle'>;
  },
): (batch: SQSEvent) => Promise<SQSBatchResponse> {
  const { rules, settler } = options;
  const contracts = Object.values(rules).map(({ contract }) => contract);
  return (batch) =>
    takeBatch(
      batch,
      (messages) =>
        Promise.allSettled(
          messages.map(async ({ event, messageId }) => {
            const { outcome } = await settler.settle(event, rules[event.detailType] as AnyRule, {
              receipt: messageId,
            });
            return outcome;
          }),
        ),
      { ...options, read: messagesOf(contracts) },
    );
}
