import { expect, it } from 'vitest';
import { wildcardMatcher } from './wildcard.ts';

it.each(['*:*:*:*:*:event-bus/*', '*a*a*a*a*a*a*a*a*', `*${'ab*'.repeat(40)}`])(
  'is too much: %s',
  (pattern) => expect(() => wildcardMatcher(pattern)).toThrow('too complex'),
);

it.each(['*', '', 'a', 'arn:aws:ec2:*:*:instance/i-*', '*.jpg', 'dir/*/*/file*.png', 'x'.repeat(500)])(
  'is not too much: %s',
  (pattern) => expect(() => wildcardMatcher(pattern)).not.toThrow(),
);
