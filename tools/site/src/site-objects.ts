import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { contentType } from 'mime-types';

/** A file of a built web site, and what its object is to say of it. */
export interface SiteObject {
  /** `assets/index-1a2b3c.js` */
  readonly key: string;
  readonly path: string;
  readonly contentType: string;
  readonly cacheControl: string;
  /** It names others, which are to be there before it is. */
  readonly isPage: boolean;
}

/** There is no built site where one should be. */
export class MissingSite extends Error {
  override readonly name = 'MissingSite';
}

/** Below `assets/` a name changes with the content: it may be kept for a year. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Everything else is asked for each time; where it is the same, that is all that is said. */
const ASK = 'no-cache';

/**
 * The files of a built site in the order in which they are to be put: pages last, so that none names what is not there
 * yet. Whatever an earlier build left in the bucket stays, for pages that are open still load their parts.
 *
 * @throws MissingSite
 */
export function siteObjects(folder: string): readonly SiteObject[] {
  if (!existsSync(join(folder, 'index.html'))) throw new MissingSite(`there is no built site in ${folder}`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      const key = relative(folder, path).replaceAll(sep, '/');
      return {
        key,
        path,
        contentType: contentType(name) || 'application/octet-stream',
        cacheControl: key.startsWith('assets/') ? FOREVER : ASK,
        isPage: name.endsWith('.html'),
      };
    })
    .sort((one, other) => Number(one.isPage) - Number(other.isPage) || one.key.localeCompare(other.key));
}
