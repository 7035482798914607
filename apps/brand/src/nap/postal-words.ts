/**
 * How the United States Postal Service abbreviates (Publication 28, appendices B, C1 and C2): the words that agents
 * meet. Both spellings of a word become the short one, so a word that is no abbreviation does no harm.
 */
const spelled = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s*\n\s*/)
      .flatMap((row) => {
        const [short = '', ...long] = row.split(' ');
        return long.map((word) => [word, short] as const);
      }),
  );

/** Street suffixes and directionals, and words that are as often shortened. */
export const shortWords = spelled(`
  aly alley allee
  ave avenue av aven avenu
  blvd boulevard boul
  br branch
  byp bypass
  cir circle circ
  cres crescent
  ct court
  cv cove
  dr drive drv
  expy expressway
  ext extension
  ft fort
  fwy freeway
  gln glen
  grv grove
  hbr harbor
  hl hill
  hls hills
  holw hollow
  hts heights
  hwy highway
  is island
  jct junction
  jr junior
  lk lake
  ln lane
  lndg landing
  mnr manor
  mt mount
  mtn mountain
  pk park
  pkwy parkway pkway
  pl place
  plz plaza
  pt point
  rd road
  rdg ridge
  rte route
  shr shore
  shrs shores
  spg spring
  spgs springs
  sq square
  st street str saint
  ter terrace terr
  trl trail
  tpke turnpike
  vly valley
  vlg village
  vw view
  xing crossing
  fl floor
  bldg building
  n north
  s south
  e east
  w west
  ne northeast
  nw northwest
  se southeast
  sw southwest
  1st first
  2nd second
  3rd third
  4th fourth
  5th fifth
  6th sixth
  7th seventh
  8th eighth
  9th ninth
  10th tenth
`);

/** Words that a suite's number follows, whatever the building calls it. `#` is read as `unit`. */
export const unitWords: ReadonlySet<string> = new Set([
  'suite',
  'ste',
  'unit',
  'apt',
  'apartment',
  'room',
  'rm',
]);

/** State names, as plain words, and their codes. */
export const stateCodes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alabama: 'al',
    alaska: 'ak',
    arizona: 'az',
    arkansas: 'ar',
    california: 'ca',
    colorado: 'co',
    connecticut: 'ct',
    delaware: 'de',
    'district of columbia': 'dc',
    florida: 'fl',
    georgia: 'ga',
    hawaii: 'hi',
    idaho: 'id',
    illinois: 'il',
    indiana: 'in',
    iowa: 'ia',
    kansas: 'ks',
    kentucky: 'ky',
    louisiana: 'la',
    maine: 'me',
    maryland: 'md',
    massachusetts: 'ma',
    michigan: 'mi',
    minnesota: 'mn',
    mississippi: 'ms',
    missouri: 'mo',
    montana: 'mt',
    nebraska: 'ne',
    nevada: 'nv',
    'new hampshire': 'nh',
    'new jersey': 'nj',
    'new mexico': 'nm',
    'new york': 'ny',
    'north carolina': 'nc',
    'north dakota': 'nd',
    ohio: 'oh',
    oklahoma: 'ok',
    oregon: 'or',
    pennsylvania: 'pa',
    'puerto rico': 'pr',
    'rhode island': 'ri',
    'south carolina': 'sc',
    'south dakota': 'sd',
    tennessee: 'tn',
    texas: 'tx',
    utah: 'ut',
    vermont: 'vt',
    virginia: 'va',
    washington: 'wa',
    'west virginia': 'wv',
    wisconsin: 'wi',
    wyoming: 'wy',
  }),
);
