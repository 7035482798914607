import type { AwsRequest, AwsResponse } from '../ports.ts';
import type { Queue, QueueStore, StoredMessage } from './queue.ts';
import { loadFromFauxqs } from '../fauxqs.ts';
import { actionOf } from './wire.ts';

/** SendMessage and SendMessageBatch, with the message groups that fauxqs 2.4 drops on a standard queue. */
export interface Sending {
  /** Answers these two actions; undefined for every other. */
  handle(request: AwsRequest): Promise<AwsResponse> | undefined;
  /** SendMessage. @throws Error whose `name` is SQS's error code (`InvalidParameterValue`) */
  send(input: Input): { readonly messageId: string };
}

interface Message {
  readonly MessageBody?: string;
  readonly MessageGroupId?: string | undefined;
  readonly MessageAttributes?: object;
}

interface Input extends Message {
  readonly QueueUrl?: string;
  readonly Entries?: readonly (Message & { readonly Id: string })[];
}

interface Output extends Record<string, unknown> {
  readonly MessageId?: string;
  readonly Failed?: readonly object[];
}

/** One of fauxqs' actions. It is synchronous; what it refuses it throws. */
type Action = (input: Input, store: Pick<QueueStore, 'getQueue'>) => Output;

/** As fauxqs throws it. */
class Refused extends Error {
  readonly code: string;
  readonly statusCode = 400;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** What SQS takes as a group (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html). */
const validGroup = /^[!-~]{1,128}$/;
const isRefused = ({ MessageGroupId: group }: Message) => group !== undefined && !validGroup.test(group);
const refusal = ({ MessageGroupId: group }: Message) =>
  `Value ${String(group)} for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.`;

export async function createSending(store: QueueStore): Promise<Sending> {
  const [{ sendMessage }, { sendMessageBatch }] = await Promise.all([
    loadFromFauxqs<{ sendMessage: Action }>('sqs/actions/sendMessage.js'),
    loadFromFauxqs<{ sendMessageBatch: Action }>('sqs/actions/sendMessageBatch.js'),
  ]);

  function one(input: Input): Output {
    if (isRefused(input)) throw new Refused('InvalidParameterValue', refusal(input));
    return grouped(sendMessage, input, [input]);
  }

  /** Each entry of a batch ends by itself. */
  function batch(input: Input): Output {
    const entries = input.Entries ?? [];
    const refused = entries.filter(isRefused);
    if (refused.length === 0) return grouped(sendMessageBatch, input, entries);
    const rest = entries.filter((entry) => !isRefused(entry));
    const output = rest.length > 0 ? grouped(sendMessageBatch, { ...input, Entries: rest }, rest) : {};
    const failed = refused.map((entry) => ({
      Id: entry.Id,
      SenderFault: true,
      Code: 'InvalidParameterValue',
      Message: refusal(entry),
    }));
    return { Successful: [], ...output, Failed: [...(output.Failed ?? []), ...failed] };
  }

  /** The action gets the queue with another way in, which gives each message its group. */
  function grouped(action: Action, input: Input, sent: readonly Message[]): Output {
    const queue = store.getQueue(input.QueueUrl ?? '');
    if (queue === undefined || queue.isFifo()) return action(input, store);
    let next = 0;
    const enqueue = (message: StoredMessage): void => {
      // An entry that failed never comes here: it is passed over.
      while (sent[next]?.MessageBody !== message.body) next += 1;
      const group = sent[next]?.MessageGroupId;
      next += 1;
      queue.enqueue({ ...message, ...(group !== undefined && { messageGroupId: group }) });
    };
    return action(input, { getQueue: () => Object.create(queue, { enqueue: { value: enqueue } }) as Queue });
  }

  const actions: Readonly<Record<string, (input: Input) => Output>> = {
    SendMessage: one,
    SendMessageBatch: batch,
  };

  return {
    handle(request) {
      const action = actions[actionOf(request) ?? ''];
      const input = action && inputOf(request);
      return input && Promise.resolve(answerOf(() => action(input)));
    },
    send(input) {
      try {
        return { messageId: String(one(input).MessageId) };
      } catch (error) {
        if (isRefusal(error)) error.name = error.code;
        throw error;
      }
    },
  };
}

/** Undefined for what is no JSON: fauxqs has the answer to that. */
function inputOf({ body }: AwsRequest): Input | undefined {
  try {
    return JSON.parse(Buffer.from(body).toString()) as Input;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function answerOf(action: () => Output): AwsResponse {
  const headers = { 'content-type': 'application/x-amz-json-1.0' };
  try {
    return { status: 200, headers, body: JSON.stringify(action()) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { code, message, statusCode: status } = error;
    return { status, headers, body: JSON.stringify({ __type: `com.amazonaws.sqs#${code}`, message }) };
  }
}

const isRefusal = (error: unknown): error is Refused =>
  error instanceof Error && 'code' in error && 'statusCode' in error;
