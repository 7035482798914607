export { uploadSite, type UploadedSite, type UploadSiteOptions } from './upload-site.ts';
export { NoSiteBucket, siteBucketOf } from './site-bucket.ts';
