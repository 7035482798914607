import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Runs the program until it ends, or until standard input does, whichever comes first. The read end of that
 * pipe is ours alone, so the operating system closes it even when this process is killed with SIGKILL: the
 * only end that no handler sees.
 *
 * A shell gives background jobs /dev/null as standard input, hence the copy on descriptor 3.
 */
const SCRIPT = `
exec 3<&0
"$@" 3<&- </dev/null & program=$!
(cat <&3 >/dev/null; kill "$program" 2>/dev/null) >/dev/null 2>&1 &
exec 3<&-
wait "$program"
`;

/**
 * Starts a program that cannot outlive this process. It is ended by `child.stdin.end()`; the exit of the
 * returned child is the exit of the program. It leads a session of its own, so that Ctrl-C in a terminal
 * reaches this process alone and the order of the shutdown stays ours.
 */
export function spawnGuarded(program: string, args: readonly string[]): ChildProcess {
  return spawn('/bin/sh', ['-c', SCRIPT, 'guard', program, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
}
