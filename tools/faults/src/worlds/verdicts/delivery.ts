import { type Envelope, nameOf, nameOfEnvelope } from '../on-the-bus.ts';
import { allOf, userOfEvent } from './history.ts';
import { sameSets } from './recount.ts';
import type { Verdict } from './verdict.ts';

/**
 * Dead are the events that nobody can understand, behind each queue that was to get them; the requests of jobs that
 * could not be begun, behind the queue of whoever does the job; and no others.
 */
export const onlyBrokenEventsAreDead: Verdict = ({ routed, log, queues, refused }, tables) => {
  const expected = [...routed].flatMap(([{ deadLettersUrl, stack, functionName }, names]) =>
    [...names]
      .filter((name) => {
        const event = log.get(name)?.event;
        if (event === undefined) return settles(stack);
        return refused.has(event.id) && /-(generator|worker)$/.test(functionName);
      })
      .map((name) => `${name} in ${queueName(deadLettersUrl)}`),
  );
  const found = queues.deadLetters.map(
    ({ queueUrl, body }) => `${nameOfEnvelope(JSON.parse(body) as Envelope)} in ${queueName(queueUrl)}`,
  );
  return sameSets('dead letters', expected, found);

  /** An app that keeps events as they come has nothing to find wrong with them. */
  function settles(stack: string): boolean {
    return (tables.get(stack) ?? []).some(({ pk }) => pk.startsWith('SETTLED#'));
  }
};

const queueName = (url: string) => url.split('/').at(-1) ?? url;

/** Schedulers say it, too. */
const alsoOfSchedulers = new Set(['Content Published']);

/** Each command that was accepted is one event; one that was refused is none, unless a try of it went unanswered. */
export const everyCommandIsOneEvent: Verdict = ({ log, commanding, outside }) => {
  const kinds = Map.groupBy(commanding.ends, ({ command }) => `${command.causes}#${userSaid(command)}`);
  return [...kinds].flatMap(([kind, ends]) => {
    const [detailType = '', userId = ''] = kind.split('#');
    const begun = allOf(log, detailType).filter(
      (event) =>
        event.causationId === undefined && !outside.has(nameOf(event)) && userOfEvent(event) === userId,
    ).length;
    const accepted = ends.filter(({ status }) => status === 202).length;
    const perhaps = ends.filter(({ status, uncertain }) => status !== 202 && uncertain).length;
    const isRight = begun >= accepted && (alsoOfSchedulers.has(detailType) || begun <= accepted + perhaps);
    return isRight
      ? []
      : [
          `${accepted} commands of ${userId || 'all users'} (and perhaps ${perhaps}) became ${begun} ${detailType}`,
        ];
  });
};

/** Prices are of nobody. */
const userSaid = ({ causes, userId }: { readonly causes: string; readonly userId: string }) =>
  causes === 'Prices Observed' ? '' : userId;

/** What users and clients saw while the world ran. */
export const nothingWentWrong: Verdict = ({ wrong, commanding, connecting }) => [
  ...wrong,
  ...commanding.contradictions,
  ...connecting.excesses,
];
