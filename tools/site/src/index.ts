export { etagOf } from './etag-of.ts';
export { MissingSite, siteObjects, type SiteObject } from './site-objects.ts';
