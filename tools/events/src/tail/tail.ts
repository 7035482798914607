import { defineCommand } from '../command.ts';
import { exitCodes } from '../exit-codes.ts';

export const tail = defineCommand({
  name: 'tail',
  usage: '',
  summary: 'Follow the bus.',
  options: {},
  run: () => Promise.resolve(exitCodes.fine),
});
