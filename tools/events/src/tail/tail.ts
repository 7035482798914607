import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { type BusEvent, busEventIn, factsOf, serviceOf, sourceNamed } from '../bus-event.ts';
import { defineCommand, type Context } from '../command.ts';
import { countOf } from '../counts.ts';
import { UsageError } from '../errors.ts';
import { exitCodes } from '../exit-codes.ts';
import { busOf } from '../replay/stage-names.ts';
import { patternOf } from './pattern.ts';
import { openTap } from './tap.ts';

export const tail = defineCommand({
  name: 'tail',
  usage: '[--source <service>] [--detail-type <type>] [--user <id>] [--correlation <id>] [--limit <n>]',
  summary: 'Follow the bus: what is published from now on, until Ctrl-C.',
  options: {
    source: {
      type: 'string',
      multiple: true,
      value: 'service',
      help: 'only of this service (studio) or source',
    },
    'detail-type': { type: 'string', multiple: true, value: 'type', help: 'only of this type' },
    user: { type: 'string', value: 'id', help: 'only what concerns this user' },
    correlation: { type: 'string', value: 'id', help: 'only of this chain' },
    limit: { type: 'string', value: 'n', help: 'end after so many events' },
    detail: { type: 'boolean', help: 'print the details too: they hold personal data' },
  },
  notes: [
    'Makes a rule and a queue for itself, bayon-events-tail-…, and removes them when it ends.',
    'Exit codes: 0 after --limit events, 130 after Ctrl-C.',
  ],
  async run(context, values, positionals) {
    if (positionals.length > 0)
      throw new UsageError(`tail takes no ${positionals.join(' ')}; see tail --help`);
    const limit = values.limit === undefined ? Infinity : countOf('limit', values.limit);
    const bus = busOf(context.stage);
    const pattern = patternOf({
      sources: values.source.map(sourceNamed),
      detailTypes: values['detail-type'],
      user: values.user,
      correlation: values.correlation,
    });
    const tap = await openTap(context, bus, pattern);
    try {
      context.output.note(`following ${bus}; Ctrl-C ends`);
      let shown = 0;
      for await (const event of eventsIn(tap.queueUrl, context)) {
        await show(event, values.detail, context);
        shown += 1;
        if (shown >= limit) break;
      }
    } finally {
      await tap.close();
    }
    return exitCodes.fine;
  },
});

/** What comes into the queue, one after the other, until the signal. @throws the signal's reason */
async function* eventsIn(QueueUrl: string, { aws, signal }: Context): AsyncGenerator<BusEvent> {
  for (;;) {
    signal.throwIfAborted();
    const { Messages: messages = [] } = await aws.sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 20 }),
      { abortSignal: signal },
    );
    for (const { Body = '' } of messages) {
      const event = busEventIn(Body);
      if (event) yield event;
    }
    await forget(messages, QueueUrl, aws);
  }
}

async function forget(messages: readonly Message[], QueueUrl: string, { sqs }: Context['aws']) {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, place) => ({ Id: String(place), ReceiptHandle }));
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
}

function show(event: BusEvent, withDetail: boolean, { output }: Context): Promise<void> {
  return output.one(withDetail ? event : factsOf(event), () => [
    [
      event.time.slice(11, 23).padEnd(12),
      output.paint('cyan', serviceOf(event.source).padEnd(8)),
      event.detailType.padEnd(38),
      event.eventId.padEnd(36),
      `user ${usersOf(event)}`,
      output.paint('dim', `correlation ${event.correlationId}`),
      ...(event.replayName === undefined ? [] : [output.paint('yellow', `replay ${event.replayName}`)]),
    ].join('  '),
    ...(withDetail ? [`    ${JSON.stringify(event.detail)}`] : []),
  ]);
}

const usersOf = ({ userIds: [first = '–', ...others] }: BusEvent): string =>
  others.length === 0 ? first : `${first} and ${others.length} more`;
