/** Whose HTTP APIs are reached at this origin, and by which paths. `/realtime` itself is the WebSocket. */
export const services: Readonly<Record<string, readonly string[]>> = {
  audit: ['/audit/*'],
  brand: ['/brand/*'],
  market: ['/market/*'],
  realtime: ['/realtime/*'],
  research: ['/research/*'],
  studio: ['/studio/*'],
  user: ['/user/*', '/users'],
};
