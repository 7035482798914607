import { describe, expect, it } from 'vitest';
import { functionRoles } from './deployed-roles.ts';

describe.each(functionRoles)('$stack $role', ({ stack, statements }) => {
  const publishing = statements.filter(({ Action: actions }) => actions.includes('events:PutEvents'));

  it('publishes under the source of its own service and no other, if at all', () => {
    for (const { Condition: condition } of publishing) {
      expect(condition).toEqual({ StringEquals: { 'events:source': `bayon.coagent.${stack}` } });
    }
  });

  it('is given no action by a wildcard, and every resource but for traces', () => {
    for (const { Action: actions, Resource: resource } of statements) {
      expect(actions.filter((action) => action.includes('*'))).toEqual([]);
      if (resource === '*') expect(actions).toEqual(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']);
    }
  });
});
