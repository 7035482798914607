import { isNewer, type Version } from '@bayon/publisher/rule';

export { isNewer, type Version, versionOf } from '@bayon/publisher/rule';

/** The newer of some versions that may be there. */
export const newestOf = (...versions: readonly (Version | undefined)[]): Version | undefined =>
  versions.reduce((newest, one) => (one && isNewer(one, newest) ? one : newest), undefined);

/** The earlier of two times, one of which may not be there. */
export const earliest = (known: string | undefined, at: string): string =>
  known !== undefined && known < at ? known : at;
