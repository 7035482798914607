import { describe, expect, it } from 'vitest';
import { InvalidEventPatternException } from '../errors.ts';
import { compilePattern, matches } from './matches.ts';

/** The instance event of the EventBridge user guide. */
const instance = {
  version: '0',
  'detail-type': 'EC2 Instance State-change Notification',
  source: 'aws.ec2',
  time: '2017-12-22T18:43:48Z',
  resources: ['arn:aws:ec2:us-west-1:123456789012:instance/i-1234567890abcdef0'],
  detail: {
    'instance-id': 'i-1234567890abcdef0',
    state: 'terminated',
    'c-count': 300,
    'd-count': 9,
    'x-limit': 3.018e2,
    'source-ip': '10.0.0.123',
    ipv6: '2001:db8::42',
    FileName: 'photo.PNG',
    ratio: 0.5,
    large: 7e9,
    responseElements: null,
    empty: '',
    enabled: false,
    tags: ['red', 'green'],
    nothing: [],
    location: { country: 'DE', city: 'Köln' },
  },
};

const inDetail = (field: string, leaf: unknown) => ({ detail: { [field]: leaf } });

describe('one leaf', () => {
  it.each([
    ['exact text', 'state', ['terminated'], true],
    ['exact text is case-sensitive', 'state', ['Terminated'], false],
    ['one of several', 'state', ['running', 'terminated'], true],
    ['a number', 'c-count', [300], true],
    ['a number in another notation', 'c-count', [3.0e2], true],
    ['a number is not its text', 'c-count', ['300'], false],
    ['null', 'responseElements', [null], true],
    ['null is not the empty string', 'empty', [null], false],
    ['the empty string', 'empty', [''], true],
    ['a boolean', 'enabled', [false], true],
    ['another boolean', 'enabled', [true], false],
    ['an element of an array', 'tags', ['green'], true],
    ['no element of an array', 'tags', ['blue'], false],
    ['prefix', 'state', [{ prefix: 'term' }], true],
    ['prefix, wrong case', 'state', [{ prefix: 'Term' }], false],
    ['prefix of a number', 'c-count', [{ prefix: '3' }], false],
    ['prefix ignoring case', 'state', [{ prefix: { 'equals-ignore-case': 'TERM' } }], true],
    ['suffix', 'FileName', [{ suffix: '.PNG' }], true],
    ['suffix, wrong case', 'FileName', [{ suffix: '.png' }], false],
    ['suffix ignoring case', 'FileName', [{ suffix: { 'equals-ignore-case': '.png' } }], true],
    ['equals-ignore-case', 'FileName', [{ 'equals-ignore-case': 'PHOTO.png' }], true],
    ['wildcard', 'FileName', [{ wildcard: 'ph*.P*G' }], true],
    ['wildcard over everything', 'FileName', [{ wildcard: '*' }], true],
    ['wildcard needs its tail beside its head', 'state', [{ wildcard: 'terminated*d' }], false],
    ['wildcard, middle missing', 'FileName', [{ wildcard: 'p*x*G' }], false],
    ['wildcard of a number', 'c-count', [{ wildcard: '*' }], false],
    ['anything-but', 'state', [{ 'anything-but': 'initializing' }], true],
    ['anything-but itself', 'state', [{ 'anything-but': 'terminated' }], false],
    ['anything-but a list', 'state', [{ 'anything-but': ['stopped', 'terminated'] }], false],
    ['anything-but a number', 'x-limit', [{ 'anything-but': 123 }], true],
    ['anything-but numbers', 'x-limit', [{ 'anything-but': [100, 301.8] }], false],
    ['anything-but a missing field', 'missing', [{ 'anything-but': 'x' }], false],
    ['anything-but, any element', 'tags', [{ 'anything-but': ['red'] }], true],
    ['anything-but every element', 'tags', [{ 'anything-but': ['red', 'green'] }], false],
    ['anything-but an empty wildcard', 'state', [{ 'anything-but': { wildcard: '' } }], true],
    [
      'anything-but nothing, ignoring case',
      'state',
      [{ 'anything-but': { 'equals-ignore-case': '' } }],
      true,
    ],
    ['a wildcard of several parts', 'FileName', [{ wildcard: 'p*o*o*.*NG' }], true],
    ['anything-but prefix', 'state', [{ 'anything-but': { prefix: 'init' } }], true],
    ['anything-but prefix list', 'state', [{ 'anything-but': { prefix: ['init', 'term'] } }], false],
    ['anything-but suffix', 'FileName', [{ 'anything-but': { suffix: '.PNG' } }], false],
    ['anything-but suffix list', 'FileName', [{ 'anything-but': { suffix: ['.txt', '.rtf'] } }], true],
    [
      'anything-but ignoring case',
      'state',
      [{ 'anything-but': { 'equals-ignore-case': 'TERMINATED' } }],
      false,
    ],
    [
      'anything-but ignoring case, list',
      'state',
      [{ 'anything-but': { 'equals-ignore-case': ['a', 'b'] } }],
      true,
    ],
    ['anything-but wildcard', 'FileName', [{ 'anything-but': { wildcard: '*/lib/*' } }], true],
    ['anything-but wildcard list', 'FileName', [{ 'anything-but': { wildcard: ['*/lib/*', 'ph*'] } }], false],
    ['numeric =', 'x-limit', [{ numeric: ['=', 301.8] }], true],
    ['numeric <', 'd-count', [{ numeric: ['<', 10] }], true],
    ['numeric < at its bound', 'd-count', [{ numeric: ['<', 9] }], false],
    ['numeric <=', 'd-count', [{ numeric: ['<=', 9] }], true],
    ['numeric >', 'd-count', [{ numeric: ['>', 9] }], false],
    ['numeric >=', 'd-count', [{ numeric: ['>=', 9] }], true],
    ['numeric range', 'c-count', [{ numeric: ['>', 0, '<=', 300] }], true],
    ['numeric range, outside', 'c-count', [{ numeric: ['>=', 0, '<', 300] }], false],
    ['numeric beyond five milliards', 'large', [{ numeric: ['>', 6e9] }], true],
    ['numeric of a text', 'state', [{ numeric: ['>', 0] }], false],
    ['exists', 'c-count', [{ exists: true }], true],
    ['exists on null', 'responseElements', [{ exists: true }], true],
    ['exists of a missing field', 'missing', [{ exists: true }], false],
    ['exists works on leaves only', 'location', [{ exists: true }], false],
    ['not exists', 'missing', [{ exists: false }], true],
    ['not exists of a present field', 'state', [{ exists: false }], false],
    ['an empty array has no leaf', 'nothing', [{ exists: false }], true],
    ['a value or none', 'missing', ['x', { exists: false }], true],
    ['a value or none, another value', 'state', ['x', { exists: false }], false],
    ['cidr', 'source-ip', [{ cidr: '10.0.0.0/24' }], true],
    ['cidr, outside', 'source-ip', [{ cidr: '10.0.1.0/24' }], false],
    ['cidr v6', 'ipv6', [{ cidr: '2001:db8::/32' }], true],
    ['cidr v6, outside', 'ipv6', [{ cidr: '2001:db9::/32' }], false],
    ['cidr of something else', 'state', [{ cidr: '0.0.0.0/0' }], false],
  ])('%s', (_name, field, leaf, expected) => {
    expect(matches(inDetail(field, leaf), instance)).toBe(expected);
  });

  it.each([
    ['C:\\\\*', 'C:\\temp', true],
    ['a\\*b', 'a*b', true],
    ['a\\*b', 'axb', false],
    ['*ab*ab*', 'ab', false],
    ['*ab*ab*', 'xabab', true],
  ])('wildcard %s on %s', (wildcard, value, expected) => {
    expect(matches({ detail: { value: [{ wildcard }] } }, { detail: { value } })).toBe(expected);
  });
});

describe('several fields', () => {
  it.each([
    ['all must match', { source: ['aws.ec2'], detail: { state: ['terminated'] } }, true],
    ['one does not', { source: ['aws.s3'], detail: { state: ['terminated'] } }, false],
    ['deep', { detail: { location: { country: ['DE'], city: [{ prefix: 'K' }] } } }, true],
    [
      'the combined example of the user guide',
      {
        time: [{ prefix: '2017' }],
        detail: {
          state: [{ 'anything-but': 'initializing' }],
          'c-count': [{ numeric: ['>', 0, '<=', 300] }],
          'd-count': [{ numeric: ['<', 10] }],
          'x-limit': [{ 'anything-but': [100, 200, 300] }],
        },
      },
      true,
    ],
    ['$or, the second', { detail: { $or: [{ 'c-count': [1] }, { 'd-count': [9] }] } }, true],
    ['$or, none', { detail: { $or: [{ 'c-count': [1] }, { 'd-count': [2] }] } }, false],
    [
      '$or beside a field',
      { source: ['x'], $or: [{ source: ['aws.ec2'] }, { detail: { ratio: [1] } }] },
      false,
    ],
    [
      '$or inside $or',
      { $or: [{ source: ['x'] }, { detail: { $or: [{ state: ['y'] }, { ratio: [0.5] }] } }] },
      true,
    ],
  ])('%s', (_name, pattern, expected) => {
    expect(matches(pattern, instance)).toBe(expected);
  });
});

describe('arrays of objects', () => {
  const order = {
    detail: {
      items: [
        { sku: 'a', price: 1, sizes: [{ name: 'S', stock: 0 }] },
        {
          sku: 'b',
          sizes: [
            { name: 'M', stock: 3 },
            { name: 'L', stock: 0 },
          ],
        },
      ],
      tags: ['new', 'sale'],
      buyers: [{ name: 'ada' }],
    },
  };

  it.each([
    ['fields of one element', { sku: ['a'], price: [1] }, true],
    ['fields of two elements never combine', { sku: ['b'], price: [1] }, false],
    ['missing from the element that matched', { sku: ['b'], price: [{ exists: false }] }, true],
    ['present in the element that matched', { sku: ['a'], price: [{ exists: false }] }, false],
    ['nested arrays, one element', { sku: ['b'], sizes: { name: ['M'], stock: [3] } }, true],
    ['nested arrays, two elements', { sku: ['b'], sizes: { name: ['L'], stock: [3] } }, false],
    ['nested in another outer element', { sku: ['a'], sizes: { name: ['M'] } }, false],
  ])('%s', (_name, items, expected) => {
    expect(matches({ detail: { items } }, order)).toBe(expected);
  });

  it('combines elements of different arrays', () => {
    const pattern = { detail: { items: { sku: ['b'] }, buyers: { name: ['ada'] }, tags: ['sale'] } };
    expect(matches(pattern, order)).toBe(true);
  });
});

describe('a pattern that EventBridge refuses', () => {
  it.each([
    ['not an object', 'x', 'Filter is not an object'],
    ['an array', [], 'Filter is not an object'],
    ['nothing in it', {}, 'Empty objects are not allowed'],
    ['a bare value', { source: 'x' }, '"source": must be an object or an array'],
    ['a bare value, deep', { detail: { a: { b: 1 } } }, '"detail.a.b": must be an object or an array'],
    ['an empty leaf', { detail: { a: [] } }, '"detail.a": Empty arrays are not allowed'],
    ['an empty object', { detail: {} }, '"detail": Empty objects are not allowed'],
    [
      'an array in a leaf',
      inDetail('a', [['b']]),
      'Match value must be String, number, true, false, or null',
    ],
    ['an unknown match type', inDetail('a', [{ regex: 'x' }]), '"detail.a": Unrecognized match type regex'],
    ['two match types', inDetail('a', [{ prefix: 'x', suffix: 'y' }]), 'Only one key allowed'],
    ['prefix of a number', inDetail('a', [{ prefix: 1 }]), 'prefix match pattern must be a string'],
    ['an unknown inner type', inDetail('a', [{ prefix: { wildcard: 'x' } }]), 'Unsupported prefix pattern'],
    ['two stars', inDetail('a', [{ wildcard: 'a**' }]), 'Consecutive wildcard characters at pos 1'],
    ['a wrong escape', inDetail('a', [{ wildcard: 'a\\b' }]), 'Invalid escape character at pos 1'],
    ['exists of a text', inDetail('a', [{ exists: 'true' }]), 'either true or false'],
    ['anything-but nothing', inDetail('a', [{ 'anything-but': [] }]), 'Empty arrays are not allowed'],
    ['anything-but mixed', inDetail('a', [{ 'anything-but': ['x', 1] }]), 'mixed type is not supported'],
    ['anything-but null', inDetail('a', [{ 'anything-but': null }]), 'string/number value'],
    [
      'anything-but numeric',
      inDetail('a', [{ 'anything-but': { numeric: ['>', 1] } }]),
      'Unsupported anything-but',
    ],
    ['numeric without a number', inDetail('a', [{ numeric: ['>', 'x'] }]), 'must be numeric'],
    [
      'numeric with an unknown operator',
      inDetail('a', [{ numeric: ['!', 1] }]),
      'Unrecognized numeric range operator',
    ],
    ['numeric upside down', inDetail('a', [{ numeric: ['>', 5, '<', 1] }]), 'Bottom must be less than top'],
    ['numeric, two lower bounds', inDetail('a', [{ numeric: ['>', 1, '>', 5] }]), 'Numeric range'],
    [
      'anything-but prefix ignoring case',
      inDetail('a', [{ 'anything-but': { prefix: { 'equals-ignore-case': 'x' } } }]),
      'anything-but prefix match pattern must be a string',
    ],
    [
      'anything-but suffix ignoring case, in a list',
      inDetail('a', [{ 'anything-but': { suffix: [{ 'equals-ignore-case': 'x' }] } }]),
      'anything-but suffix match pattern must be a string',
    ],
    ['a wildcard of many beginnings', inDetail('a', [{ wildcard: '*:*:*:*:*:event-bus/*' }]), 'too complex'],
    ['cidr of one address', inDetail('a', [{ cidr: '10.0.0.5/32' }]), 'IPv4 mask bits must be < 32'],
    [
      'cidr of one IPv6 address',
      inDetail('a', [{ cidr: '2001:db8::1/128' }]),
      'IPv6 mask bits must be < 128',
    ],
    ['cidr without a mask', inDetail('a', [{ cidr: '10.0.0.1' }]), "one '/' required"],
    ['cidr of a name', inDetail('a', [{ cidr: 'host/8' }]), 'Nonstandard IP address'],
    ['cidr with a long mask', inDetail('a', [{ cidr: '10.0.0.0/33' }]), 'mask bits'],
    ['$or of one', { $or: [{ source: ['x'] }] }, '"$or"'],
  ])('%s', (_name, pattern, reason) => {
    expect(() => compilePattern(pattern)).toThrow(InvalidEventPatternException);
    expect(() => compilePattern(pattern)).toThrow(reason);
  });

  it('$or that multiplies beyond 1000 combinations', () => {
    const three = (name: string) => ({ $or: [1, 2, 3].map((value) => ({ [name]: [value] })) });
    const nested = Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, three(name)]));
    expect(() => compilePattern(nested)).toThrow('more than 1000 rule combinations');
  });
});

it('reads a deeply nested event without overflowing, down to the depth EventBridge processes', () => {
  const deep = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`) as unknown;
  expect(matches({ a: [{ exists: false }] }, deep)).toBe(true);
});
