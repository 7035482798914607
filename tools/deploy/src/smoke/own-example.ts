import type { EventContract } from '@bayon/event-contracts';

/** Whose an example becomes, so that it touches nobody else's data. */
export interface Owner {
  readonly userId: string;
  /** Of this run: in every id, and the market area that only it knows. */
  readonly run: string;
}

/** Who and where the contracts' examples are about. */
const examplePeople = ['ada', 'linh.tran', 'grace'];
const exampleAreas = ['Ballard', 'Fremont', 'Green Lake'];

/** The names of fields that name a thing: of another run it is another thing. */
const isId = (field: string) => /Id$/.test(field) && field !== 'userId';

/** The detail of a contract's first example as this run's own: its user, its area, its things. */
export const ownExample = <Detail extends object>(
  { examples }: EventContract<Detail>,
  owner: Owner,
): Detail => own(examples[0], '', owner) as Detail;

function own(part: unknown, field: string, owner: Owner): unknown {
  if (typeof part === 'string') return ownText(part, field, owner);
  if (Array.isArray(part)) {
    const items: unknown[] = part.map((item) => own(item, field, owner));
    // Several people become one, who is told once.
    return items.every((item) => typeof item === 'string') ? [...new Set(items)] : items;
  }
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, own(value, name, owner)]));
}

function ownText(text: string, field: string, { userId, run }: Owner): string {
  if (examplePeople.includes(text)) return userId;
  if (exampleAreas.includes(text)) return `Smoke ${run}`;
  return isId(field) ? `${text}-${run}` : text;
}
