import { expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import type { BusRule, Pattern } from './bus-rule.ts';
import { serviceRulesIn } from './choose-rules.ts';
import { type Asked, planReplay } from './replay-plan.ts';

const queue = 'arn:aws:sqs:us-east-1:000000000000:bayon-studio-inbox-local';
const deadLetterArn = `${queue}-dead-letters`;

const targetTo = (arn: string) => ({
  Id: 'inbox',
  Arn: arn,
  DeadLetterConfig: { Arn: deadLetterArn },
  SqsParameters: { MessageGroupId: '$.detail.userId' },
});
const aRule = (name: string, pattern: Pattern | undefined, arn = queue): BusRule => ({
  name,
  arn: `arn:aws:events:us-east-1:000000000000:rule/bayon-coagent-events-local/${name}`,
  state: 'ENABLED',
  description: '',
  pattern,
  targets: [{ arn, deadLetterArn, definition: targetTo(arn) }],
});
const types = (...detailTypes: string[]) => ({
  source: ['bayon.coagent.studio'],
  'detail-type': detailTypes,
});

const generated = aRule('bayon-studio-local-content-generated', types('Content Generated'));
const progress = aRule('bayon-realtime-local-job-progress-update', types('Job Progress Update'));
const wide = aRule('bayon-market-watch-local-several', types('Content Generated', 'Trend Detected'));
const everything = aRule('bayon-audit-local-everything', { source: [{ prefix: 'bayon.' }] });
const rules = [generated, progress, wide, everything];

const plan = (asked: Partial<Asked> = {}) =>
  planReplay(
    {
      stage: 'local',
      name: 'night',
      from: new Date('2026-03-01T00:00:00Z'),
      to: new Date('2026-03-02T00:00:00Z'),
      services: [],
      detailTypes: [],
      user: undefined,
      ...asked,
    },
    serviceRulesIn(rules, 'local'),
  );
const names = (of: readonly { readonly name: string }[]) => of.map(({ name }) => name);

it('knows whose a rule is, and leaves out what is no delivery to a service', () => {
  const others = [
    aRule('bayon-studio-local-due', undefined),
    aRule('bayon-studio-local-call', types('X'), 'arn:aws:lambda:us-east-1:000000000000:function:f'),
    aRule('bayon-studio-production-content-generated', types('X')),
    aRule('bayon-studio-local-replay-0a1b2c3d-1', types('X')),
    aRule('bayon-studio-local-rebuild-0a1b2c3d-1', types('X')),
    aRule('bayon-events-tail-1', types('X')),
    aRule('bayon-audit-local-live-only', { ...types('X'), 'replay-name': [{ exists: false }] }),
  ];
  expect(serviceRulesIn([...rules, ...others], 'local').map(({ service }) => service)).toEqual([
    'studio',
    'realtime',
    'market-watch',
    'audit',
  ]);
});

it('replays to every rule itself where nothing is narrowed', () => {
  expect(names(plan().direct)).toEqual(names(rules));
  expect(plan().standIns).toEqual([]);
});

it('replays to the rules of a service', () => {
  expect(names(plan({ services: ['studio'] }).direct)).toEqual([generated.name]);
});

it('lets narrower rules stand in for those that bring more types than are wanted', () => {
  const { direct, standIns } = plan({ detailTypes: ['Content Generated'] });
  expect(names(direct)).toEqual([generated.name]);
  expect(standIns.map(({ pattern }) => pattern)).toEqual([
    { ...types('Content Generated'), 'replay-name': ['night'] },
    { ...everything.pattern, 'detail-type': ['Content Generated'], 'replay-name': ['night'] },
  ]);
});

it('lets narrower rules stand in for all of them where one user is wanted, to the same queue, group and dead letters', () => {
  const { direct, standIns } = plan({ services: ['studio'], user: 'ada' });
  expect(direct).toEqual([]);
  expect(standIns).toHaveLength(1);
  expect(standIns[0]?.name).toMatch(/^bayon-studio-local-replay-[0-9a-f]{8}-1$/);
  expect(standIns[0]?.targets).toEqual([targetTo(queue)]);
});

it('names its rules within 64 characters, whatever the stage, the service and the replay are called', () => {
  const stage = 's'.repeat(21);
  const [rule] = serviceRulesIn([aRule(`bayon-${'x'.repeat(16)}-${stage}-any`, types('X'))], stage);
  const made = Array.from({ length: 60 }, () => rule!);
  const { standIns } = planReplay({ ...asked, stage, name: 'n'.repeat(64), user: 'ada' }, made);
  expect(Math.max(...standIns.map(({ name }) => name.length))).toBeLessThanOrEqual(64);
});

const asked: Asked = {
  stage: 'local',
  name: 'night',
  from: new Date(0),
  to: new Date(1_000),
  services: [],
  detailTypes: [],
  user: undefined,
};

it.each<[string, Partial<Asked>]>([
  ['no service blog on local; there are audit, market-watch, realtime, studio', { services: ['blog'] }],
  ['studio consumes no Trend Detected', { services: ['studio'], detailTypes: ['Trend Detected'] }],
  ['is not before --to', { from: new Date('2026-03-02T00:00:00Z') }],
  ['1 to 64 letters', { name: 'last night' }],
])('says that %s', (what, wrong) => {
  const planned = () => plan(wrong);
  expect(planned).toThrow(UsageError);
  expect(planned).toThrow(what);
});
