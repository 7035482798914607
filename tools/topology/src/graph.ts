import type { EventContract } from '@bayon/event-contracts';

type Contract = Pick<EventContract, 'detailType' | 'producers' | 'consumers' | 'version'>;

/** The service that a part belongs to: `studio` for `studio api`. */
const serviceOf = (part: string): string => part.split(' ')[0] ?? part;

/** Who sends how many kinds of events to whom, between services: what `graph LR` of Mermaid draws. */
export function serviceGraph(contracts: readonly Contract[]): string {
  const edges = new Map<string, Set<string>>();
  for (const { detailType, producers, consumers } of contracts) {
    for (const from of new Set(producers.map(serviceOf))) {
      for (const to of new Set(consumers.map(serviceOf))) {
        if (from === to) continue;
        const edge = `${from} ${to}`;
        edges.set(edge, (edges.get(edge) ?? new Set()).add(detailType));
      }
    }
  }
  const lines = [...edges]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([edge, types]) => {
      const [from = '', to = ''] = edge.split(' ');
      return `  ${from} -- "${labelOf([...types].sort())}" --> ${to}`;
    });
  return ['```mermaid', 'graph LR', ...lines, '```'].join('\n');
}

/** Up to three events by name, more by number. */
const labelOf = (types: readonly string[]): string =>
  types.length <= 3 ? types.join('<br/>') : `${types.length} events`;

/** Every event with who publishes and who takes it. */
export function eventTable(contracts: readonly Contract[]): string {
  const rows = contracts.map(({ detailType, version, producers, consumers }) => [
    detailType,
    String(version),
    producers.join(', '),
    consumers.join(', '),
  ]);
  const header = ['Event', 'Version', 'Published by', 'Taken by'];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

/** `docs/topology.md` */
export const topologyPage = (contracts: readonly Contract[]): string =>
  [
    '# Topology',
    '',
    `What \`npm run topology\` prints: ${contracts.length} events and the services between which they go. Made from the contracts; a test holds it against the bus rules of the packaged templates. The audit trail hears every one of them, by a rule of its own: it is in no contract, and stands in no row. \`npm run topology -- --write\` renews this page and the picture in the README.`,
    '',
    serviceGraph(contracts),
    '',
    eventTable(contracts),
    '',
  ].join('\n');

const begin = '<!-- topology: npm run topology -- --write -->';
const end = '<!-- /topology -->';

/** The README with its picture renewed. Throws where the README has no place for it. */
export function withPicture(readme: string, contracts: readonly Contract[]): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${begin} … ${end}`);
  return `${readme.slice(0, from + begin.length)}\n\n${serviceGraph(contracts)}\n\n${readme.slice(to)}`;
}
