import * as fc from 'fast-check';

/** A request as no client of ours would send it. */
export interface OddRequest {
  readonly method: string;
  /** Path and query as they go over the wire. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** `odd` now and then, so that most of a request is right and gets far. */
const seldom = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd });

const encoded = fc
  .string({ unit: 'binary', maxLength: 200 })
  .map((text) => encodeURIComponent(text.toWellFormed()));
const broken = fc.constantFrom(
  '%',
  '%E0%A4%A',
  '%00',
  '%2F..%2F',
  '..',
  '%23',
  "'",
  '__proto__',
  'a'.repeat(4_000),
);

const routes = fc.constantFrom(
  ...['POST /studio/content', 'PATCH /studio/content/{id}', 'POST /studio/content/{id}/publish'],
  ...['GET /studio/content', 'GET /studio/content/{id}', 'GET /studio/content/{id}/revisions'],
  ...['GET /studio/analytics', 'GET /studio/jobs/{id}', 'GET /realtime/jobs', 'GET /realtime/notifications'],
);
const elsewhere = fc
  .tuple(
    fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PROPFIND'),
    fc.constantFrom(
      '/',
      '//',
      '/studio',
      '/studio/content/',
      '/studio//content',
      '/_local/token',
      '/{id}',
      '/realtime/{id}',
    ),
  )
  .map((parts) => parts.join(' '));

const parameter = fc.tuple(
  fc.constantFrom('limit', 'cursor', 'after', 'type', 'status', 'from', 'to', '__proto__', ''),
  fc.oneof(
    encoded,
    fc.constantFrom(
      '0',
      '-1',
      '1e99',
      '999999999999',
      '2026-02-30',
      '9999-12-31',
      'blog-post',
      'W10',
      'eyJhIjoxfQ',
    ),
    fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
  ),
);
const query = fc
  .array(parameter, { maxLength: 3 })
  .map((parameters) => parameters.map((pair) => pair.join('=')).join('&'))
  .map((text) => text && `?${text}`);

const right = {
  contentType: 'blog-post',
  topic: 'Odd',
  publishedTo: ['website'],
  listing: {
    address: 'a',
    price: { amountCents: 1, currency: 'USD' },
    beds: 1,
    baths: 1,
    areaSqFt: 1,
    features: [],
  },
};

/** A body that would be right but for a field. */
const almost = fc
  .tuple(
    fc.constantFrom(
      ...Object.keys(right),
      'title',
      'content',
      'scheduledFor',
      'keywords',
      'tone',
      '__proto__',
      'toString',
    ),
    fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.array(fc.string({ unit: 'binary' }))),
    fc.constantFrom('{', `${JSON.stringify(right).slice(0, -1)},`, '{"publishedTo":["a"],', '{"title":"A",'),
  )
  .map(([field, value, start]) => `${start}${JSON.stringify(field)}:${JSON.stringify(value)}}`);

const body = fc.oneof<fc.Arbitrary<string | Uint8Array>[]>(
  almost,
  almost,
  fc.json(),
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(
    '',
    '{',
    '1e999',
    '"\\ud83c"',
    '['.repeat(20_000),
    `{"topic":"${'x'.repeat(60_000)}"}`,
    '\u{feff}{}',
  ),
);

/** What Node lets into a header value. */
const headerValue = fc
  .array(fc.integer({ min: 0x20, max: 0xff }), { maxLength: 300 })
  .map((codes) => String.fromCharCode(...codes.filter((code) => code !== 0x7f)));

const headers = fc.record(
  {
    'content-type': seldom(
      fc.constant('application/json'),
      fc.oneof(
        headerValue,
        fc.constantFrom('application/json; charset=utf-16', 'text/csv', 'multipart/form-data', ';'),
      ),
    ),
    'idempotency-key': headerValue,
    'content-encoding': fc.constantFrom('gzip', 'x'),
    accept: headerValue,
    origin: headerValue,
    cookie: headerValue,
    'x-amzn-trace-id': headerValue,
    'access-control-request-method': fc.constantFrom('GET', 'DELETE', 'X'),
  },
  { requiredKeys: ['content-type'] },
);

const plainHeaders: Readonly<Record<string, string>> = { 'content-type': 'application/json' };

/** @param contentId a piece of the sender, which most requests are about */
export const oddRequest = (contentId: string): fc.Arbitrary<OddRequest> =>
  fc
    .record({
      route: seldom(routes, elsewhere),
      id: seldom(fc.constant(contentId), fc.oneof(encoded, broken)),
      query: seldom(query, broken),
      headers: seldom<typeof plainHeaders>(fc.constant(plainHeaders), headers),
      body,
    })
    .map(({ route, id, query: search, ...rest }) => {
      const [method = '', path = ''] = route.split(' ');
      return { ...rest, method, path: path.replace('{id}', () => id) + search };
    });
