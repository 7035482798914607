export { uploadSite, type UploadedSite, type UploadSiteOptions } from './upload-site.ts';
