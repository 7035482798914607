import { Problem } from '../http/problem.ts';

/** @throws Problem 400: the upload as a whole cannot be read */
export function unreadable(reason: string): never {
  throw new Problem(400, `The upload ${reason}.`, [{ path: 'body', message: reason }]);
}
