import { beginningOf } from '../beginning-of.ts';

/** Each topic is asked about in its own way, so that a list of suggestions does not read like one. */
const questions: readonly ((topic: string) => string)[] = [
  (topic) => `What should buyers know about ${topic}?`,
  (topic) => `How has ${topic} changed over the last year?`,
  (topic) => `What do sellers most often ask about ${topic}?`,
  (topic) => `How does ${topic} compare with nearby areas?`,
  (topic) => `What are common mistakes around ${topic}?`,
];

/** Questions worth asking next: one for each key topic, five at most. None where there is no topic. */
export function suggestionsFor(query: string, keyTopics: readonly string[]): string[] {
  const asked = query.toLowerCase();
  const different = [...new Set(keyTopics)].filter((topic) => topic.toLowerCase() !== asked);
  return questions
    .slice(0, different.length)
    .map((ask, place) => ask(beginningOf(different[place] ?? '', 80)));
}
