import { expect, it } from 'vitest';
import { Interrupted, OperationFailed, ReaderGone, UsageError } from './errors.ts';
import { rememberingLogger } from './failed-call.ts';
import { verdictOn } from './verdict.ts';

const named = (name: string, message = 'User: arn:… is not\n authorized') =>
  Object.assign(new Error(message), { name });

/** An error as a client meets it in a call. */
const inCall = (error: Error) => {
  rememberingLogger.error({ clientName: 'SQSClient', commandName: 'SendMessageCommand', error });
  return error;
};

const refused = Object.assign(new AggregateError([], ''), { code: 'ECONNREFUSED' });

it.each([
  ['nobody reads', new ReaderGone(), { exitCode: 0 }],
  ['Ctrl-C', new Interrupted('SIGINT'), { exitCode: 130, message: 'interrupted' }],
  ['a wrong option', new UsageError('--x what?'), { exitCode: 2, message: '--x what?' }],
  ['something that failed', new OperationFailed('no such'), { exitCode: 1, message: 'no such' }],
  [
    'nobody who listens',
    refused,
    {
      exitCode: 3,
      message: 'cannot reach http://here (ECONNREFUSED): is the local cloud running? npm start',
    },
  ],
  ['that behind another error', new Error('fetch failed', { cause: refused }), { exitCode: 3 }],
  ['a timeout', named('TimeoutError'), { exitCode: 3 }],
  [
    'a permission that is missing',
    inCall(named('AccessDeniedException')),
    {
      exitCode: 3,
      message:
        'http://here does not let us in: SQS SendMessage User: arn:… is not authorized; stage local, look at AWS_PROFILE and its permissions',
    },
  ],
  ['no credentials', named('CredentialsProviderError'), { exitCode: 3 }],
  ['no region', new Error('Region is missing'), { exitCode: 3 }],
  [
    'what else AWS answers',
    inCall(named('InvalidParameterValue', 'too long')),
    { exitCode: 1, message: 'SQS SendMessage: InvalidParameterValue: too long' },
  ],
  [
    'a defect',
    new TypeError('x'),
    { exitCode: 1, message: expect.stringMatching(/verdict\.spec/) as string },
  ],
])('tells of %s', (_, error, verdict) => {
  expect(verdictOn(error, 'local', 'http://here')).toMatchObject(verdict);
});
