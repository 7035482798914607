// Node makes an ES module of node:http by reading each of its exports, and that loads its whole WebSocket and fetch
// client: 11 ms of every start. Asked for this way, it does not (see `alias` in serverless.ts).
module.exports = process.getBuiltinModule('node:http');
