/** What must be the same in every directory. */
const nap = ['businessName', 'address', 'phone', 'email'];
const areas = ['marketArea', 'serviceAreas'];
const voice = ['preferredTone', 'businessName', 'specialties', 'marketArea'];

/** What a change of these fields of the profile sets going, each to follow `Saving this …`. */
export function causesOf(changed: readonly string[]): readonly string[] {
  const hasOneOf = (fields: readonly string[]) => changed.some((name) => fields.includes(name));
  return [
    ...(hasOneOf(nap) ? ['compares it with what the directories say'] : []),
    ...(hasOneOf(areas) ? ['looks at your competitors anew'] : []),
    ...(hasOneOf(voice) ? ['changes how you sound in what is written from now on'] : []),
  ];
}
