export { observed } from './observed.ts';
