/** Run in a process of its own: imports one module and tells how long node and the module took, in milliseconds. */
import { performance } from 'node:perf_hooks';

const started = performance.now();
await import(process.argv[2] ?? '');
const loaded = performance.now();
process.stdout.write(JSON.stringify({ node: started, module: loaded - started }));
