export * from './held.ts';
export * from './item.ts';
export * from './read.ts';
export * from './rule.ts';
export * from './version.ts';
export * from './write.ts';
