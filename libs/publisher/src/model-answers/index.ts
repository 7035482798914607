export { objectIn } from './object-in.ts';
export { withoutReasoning } from './without-reasoning.ts';
