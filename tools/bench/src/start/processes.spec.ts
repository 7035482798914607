import { expect, it } from 'vitest';
import { parseStat, processTree } from './processes.ts';

it('reads a process whose name holds spaces and parentheses', () => {
  const fields = ['S', 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 150, 50, 0, 0, 0, 0, 0, 0, 0, 0, 2560, 0];
  expect(parseStat(`42 (a (b) c) ${fields.join(' ')}`)).toEqual({
    pid: 42,
    parent: 7,
    name: 'a (b) c',
    cpuMs: 2000,
    mebibytes: 10,
  });
});

it.runIf(process.platform === 'linux')('finds this process', () => {
  const [self] = processTree(process.pid);
  expect(self).toMatchObject({ pid: process.pid, parent: process.ppid });
  expect(self?.mebibytes).toBeGreaterThan(10);
});
