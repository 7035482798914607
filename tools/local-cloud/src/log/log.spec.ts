import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from './log.ts';
import type { Log } from '../ports.ts';

const now = new Date(2026, 10, 23, 12, 0, 1, 7);

/** What a log writes while something is said to it. */
function written(say: (log: Log) => void, options: Partial<LogOptions> = {}): string[] {
  const lines: string[] = [];
  say(createLog({ write: (line) => lines.push(line), now: () => now, ...options }));
  return lines;
}

const settled = JSON.stringify({
  level: 'INFO',
  message: 'Settled',
  timestamp: now.toISOString(),
  service: 'studio',
  function_name: 'studio-processor',
  function_arn: 'arn',
  cold_start: true,
  eventId: 'e1',
  correlationId: 'c1',
});
const metrics = '{"_aws":{"Timestamp":1,"CloudWatchMetrics":[]},"processed":1}';

describe('the log', () => {
  it('writes its own lines for a person', () => {
    expect(written((log) => log.warn('Queue is full', { queue: 'inbox', count: 3 }))).toEqual([
      '12:00:01.007 WARN  local cloud  Queue is full  queue=inbox count=3',
    ]);
  });

  it('writes a function’s line with its ids and without what every line repeats', () => {
    expect(written((log) => log.functionLine('studio-processor', settled))).toEqual([
      '12:00:01.007 INFO  studio-processor  Settled  eventId=e1 correlationId=c1',
    ]);
  });

  it('writes plain text as it stands, also what only looks like JSON', () => {
    expect(written((log) => log.functionLine('f', '{oops'))).toEqual(['12:00:01.007 INFO  f  {oops']);
  });

  it('writes an error’s stack below its line', () => {
    const line = JSON.stringify({
      level: 'ERROR',
      message: 'Failed',
      error: { name: 'E', stack: 'E: no\n  at x' },
    });
    expect(written((log) => log.functionLine('f', line))).toEqual([
      '12:00:01.007 ERROR f  Failed\n    E: no\n      at x',
    ]);
  });

  it('hides metrics from a person and leaves them to a program', () => {
    expect(written((log) => log.functionLine('f', metrics))).toEqual([]);
    expect(written((log) => log.functionLine('f', metrics), { json: true })).toEqual([metrics]);
  });

  it('writes JSON lines with --json, those of functions unchanged', () => {
    const lines = written(
      (log) => {
        log.functionLine('f', settled);
        log.functionLine('f', 'hello');
        log.error('Down', { cause: new Error('gone') });
      },
      { json: true },
    );
    expect(lines[0]).toBe(settled);
    expect(lines.slice(1).map((line): unknown => JSON.parse(line))).toEqual([
      { timestamp: now.toISOString(), level: 'INFO', from: 'f', message: 'hello' },
      {
        timestamp: now.toISOString(),
        level: 'ERROR',
        from: 'local cloud',
        message: 'Down',
        cause: 'Error: gone',
      },
    ]);
  });

  it('is coloured only where asked', () => {
    const say = (log: Log): void => log.info('Hello');
    expect(written(say)[0]).not.toContain('\u001b[');
    expect(written(say, { colours: true })[0]).toContain('\u001b[');
  });
});
