export { isNewer, type Version } from '@bayon/publisher/rule';
