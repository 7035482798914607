import {
  competitorData,
  directoryListing,
  identifier,
  keyword,
  line,
  profileData,
  notRanked,
  text,
} from '@bayon/event-contracts';
import { type ApiDescription, route } from '@bayon/publisher/http';
import * as z from 'zod';

const limit = z.coerce.number().int().min(1).max(100).default(20);
const cursor = z.string().max(2_048).optional();
const page = z.object({ limit, cursor });
/** Of a collection with a bound: all of it, where nothing is said. */
const wholePage = z.object({ limit: limit.default(100), cursor });

/** What a directory says; a directory may leave out anything but its own name. */
export const listingBody = z.strictObject({
  directory: directoryListing.shape.directory,
  businessName: directoryListing.shape.businessName.default(''),
  address: directoryListing.shape.address.default(''),
  phone: directoryListing.shape.phone.default(''),
  url: directoryListing.shape.url.default(''),
});

export const competitorBody = z.strictObject({
  ...competitorData.shape,
  /** The agent's own market area, where none is named. */
  marketArea: line(120).optional(),
  website: text(500).optional(),
});

export const rankReading = z.strictObject({
  keyword,
  searchEngine: line(40),
  /** 1 to 100. `null`, or nothing: not among the first hundred. */
  rank: z
    .int()
    .min(1)
    .max(100)
    .nullish()
    .transform((place) => place ?? notRanked),
  competitorId: identifier.optional(),
});

/** Where the API describes itself, to anybody. */
export const description: ApiDescription = {
  title: 'Bayon CoAgent brand',
  path: '/brand/openapi.json',
};

/** Brand's API: the template's routes and the handlers both follow from this list. */
export const routes = {
  getProfile: route({
    method: 'GET',
    path: '/brand/profile',
    summary: 'What the agent says of the business',
  }),
  putProfile: route({
    method: 'PUT',
    path: '/brand/profile',
    summary: 'Say some of it anew: 202 with what changes, or 200 where nothing does',
    body: z.strictObject(profileData.shape),
    example: { businessName: 'Lovelace Homes', phone: '(206) 555-0100', marketArea: 'Ballard' },
  }),
  listListings: route({
    method: 'GET',
    path: '/brand/listings',
    summary: 'What directories say of the agent',
    query: wholePage,
  }),
  recordListing: route({
    method: 'POST',
    path: '/brand/listings',
    summary: 'Record what a directory says; as a file, what many of them say, each bad row reported',
    body: listingBody,
    upload: { maxBytes: 512 * 1024 },
    example: { directory: 'zillow', businessName: 'Lovelace Homes', url: 'https://z.example/lovelace' },
  }),
  removeListing: route({
    method: 'DELETE',
    path: '/brand/listings/{id}',
    summary: 'Forget a listing',
  }),
  requestAudit: route({
    method: 'POST',
    path: '/brand/audits',
    summary: 'Compare the profile with the listings: 202 with the id of the audit',
  }),
  listAudits: route({
    method: 'GET',
    path: '/brand/audits',
    summary: 'Audits with their findings, newest first, and where the score is going',
    query: page,
  }),
  listCompetitors: route({
    method: 'GET',
    path: '/brand/competitors',
    summary: 'Competitors with the ranks compared, and how concentrated the market is',
    query: wholePage,
  }),
  addCompetitor: route({
    method: 'POST',
    path: '/brand/competitors',
    summary: 'Add a competitor, or give one of that name new figures',
    body: competitorBody,
    example: { name: 'Sound & Shore', marketShare: 0.1, marketArea: 'Ballard' },
  }),
  reportRankings: route({
    method: 'POST',
    path: '/brand/rankings',
    summary:
      'Report ranks as they were read, or a rank tracker’s export as a file: 202 with those that moved or are new, or 200 where none did',
    body: z.array(rankReading).min(1).max(100),
    upload: { maxBytes: 512 * 1024 },
    example: [{ keyword: 'ballard homes', searchEngine: 'google', rank: 14 }],
  }),
  listRankings: route({
    method: 'GET',
    path: '/brand/rankings',
    summary: 'Where the agent stands; with a keyword, its history too, newest first',
    query: page.extend({ keyword: keyword.optional() }),
  }),
  listSeo: route({
    method: 'GET',
    path: '/brand/seo',
    summary: 'Analyses and recommendations by subject, newest first',
    query: page,
  }),
} as const;
