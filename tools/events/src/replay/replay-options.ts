import { changing, type ValuesOf } from '../command.ts';

/** What `replay` may be told. */
export const options = {
  from: {
    type: 'string',
    value: 'time',
    help: 'replay events since then: 90m, 2h, 1d (ago), or ISO 8601 with its zone',
  },
  to: { type: 'string', value: 'time', help: 'and up to then; now, if not given' },
  service: { type: 'string', value: 'name', multiple: true, help: 'only to this service' },
  'detail-type': { type: 'string', value: 'type', multiple: true, help: 'only events of this type' },
  user: { type: 'string', value: 'id', help: 'only events that concern this user' },
  name: {
    type: 'string',
    value: 'name',
    help: 'how the replay is called; EventBridge knows a name for 90 days',
  },
  detach: { type: 'boolean', help: 'start it and do not wait for its end' },
  rebuild: {
    type: 'string',
    value: 'service',
    help: 'replay into an empty table instead, and compare it with the live one',
  },
  keep: { type: 'boolean', help: 'with --rebuild: leave the rebuilt table there' },
  detail: { type: 'boolean', help: 'with --rebuild: show the values that differ (personal data)' },
  ...changing,
} as const;

export type ReplayValues = ValuesOf<typeof options>;
