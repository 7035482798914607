export { loadStacks, type Stacks } from './load-stacks.ts';
export { localParameters } from './parameters.ts';
