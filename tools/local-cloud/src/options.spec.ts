import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from './options.ts';

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(parseOptions([])).toEqual({
      port: 4000,
      awsPort: 4566,
      dataDir: '.local',
      appsDir: 'apps',
      reset: false,
      json: false,
    });
  });

  it('takes options', () => {
    const args = ['--port', '0', '--aws-port=5000', '--data-dir', 'd', '--apps', 'a', '--reset', '--json'];
    expect(parseOptions(args)).toEqual({
      port: 0,
      awsPort: 5000,
      dataDir: 'd',
      appsDir: 'a',
      reset: true,
      json: true,
    });
  });

  it('may ask for help', () => {
    expect(parseOptions(['--help'])).toBeUndefined();
  });

  it.each([
    [['--prot', '1']],
    [['--port', 'x']],
    [['--port', '70000']],
    [['--port', '-1']],
    [['--port=']],
    [['stray']],
  ])('is refused in one line: %j', (args) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
    expect(() => parseOptions(args)).toThrow(/^[^\n]+; usage: npm start[^\n]+$/);
  });
});
