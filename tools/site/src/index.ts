export { MissingSite, siteObjects, type SiteObject } from './site-objects.ts';
