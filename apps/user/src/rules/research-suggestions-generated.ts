import { type DetailOf, type DomainEvent, ResearchSuggestionsGenerated } from '@bayon/event-contracts';
import { rule } from '@bayon/publisher/rule';
import { type Advice } from '../account/recommendation.ts';
import { knownOf, recommend } from '../account/recommend.ts';
import { versionOf } from '../account/version.ts';

type Generated = DetailOf<typeof ResearchSuggestionsGenerated>;

/** Questions worth asking next: each once for the question that it follows from. */
export const researchSuggestionsGeneratedRule = rule(ResearchSuggestionsGenerated, {
  load: ({ detail }: DomainEvent<Generated>) => knownOf(detail.userId, adviceOf(detail)),
  decide: (event, known) => ({
    writes: recommend(event.detail.userId, adviceOf(event.detail), versionOf(event), known),
    events: [],
  }),
});

const adviceOf = ({ queryId, originalQuery, suggestions }: Generated): Advice[] =>
  suggestions.map((suggestion) => ({
    kind: 'research-question',
    subject: [queryId, suggestion],
    message: `Ask next: ${suggestion}`,
    priority: 'low',
    about: { queryId, query: originalQuery, suggestion },
  }));
