import type { Check, Finding } from './check.ts';
import { isDeadLetters, type Queue } from './survey.ts';

export const judge = (queues: readonly Pick<Queue, 'name' | 'waiting' | 'inFlight'>[]): readonly Finding[] =>
  queues.flatMap(({ name, waiting, inFlight }) => {
    // In flight: somebody looks at them just now.
    const count = waiting + inFlight;
    if (count === 0) return [];
    return [
      {
        subject: name,
        problem: `${count} ${count === 1 ? 'message' : 'messages'} that nobody could handle`,
        advice: 'npm run events -- dlq list says why; then dlq redrive, or dlq drop',
      },
    ];
  });

export const deadLetters: Check = {
  name: 'dead letters',
  async look(_, survey) {
    const queues = (await survey.queues()).filter(isDeadLetters);
    return { looked: `${queues.length} queues`, findings: judge(queues) };
  },
};
