/** A kebab-case name in the spellings that files use: `tour-booked`, `Tour Booked`, `TourBooked`, `tourBooked`. */
export function spellingsOf(name: string) {
  const words = name.split('-').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const pascal = words.join('');
  return {
    name,
    title: words.join(' '),
    pascal,
    camel: `${pascal.charAt(0).toLowerCase()}${pascal.slice(1)}`,
  };
}

export type Spellings = ReturnType<typeof spellingsOf>;
