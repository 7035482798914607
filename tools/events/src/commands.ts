import type { Command } from './command.ts';
import { dlqDrop } from './dlq/dlq-drop.ts';
import { dlqList } from './dlq/dlq-list.ts';
import { dlqRedrive } from './dlq/dlq-redrive.ts';
import { dlqShow } from './dlq/dlq-show.ts';
import { doctor } from './doctor/doctor.ts';
import { replayCancel, replayList, replayStatus } from './replay/replay-commands.ts';
import { replay } from './replay/replay.ts';
import { tail } from './tail/tail.ts';
import { show } from './trail/show.ts';
import { trace } from './trail/trace.ts';

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [
  tail,
  show,
  trace,
  dlqList,
  dlqShow,
  dlqRedrive,
  dlqDrop,
  replay,
  replayList,
  replayStatus,
  replayCancel,
  doctor,
];
