import { Button, Group, List, RingProgress, Text } from '@mantine/core';
import { Panel } from '../parts/panel.tsx';

/** What an editor would say, each remark with the way to where it is mended. */
export function Score({
  optimization: { score, wordCount, suggestions },
  mend,
}: {
  readonly optimization: {
    readonly score: number;
    readonly wordCount: number;
    readonly suggestions: readonly { readonly kind: string; readonly message: string }[];
  };
  readonly mend: () => void;
}) {
  const color = score >= 80 ? 'teal' : score >= 50 ? 'yellow' : 'red';
  return (
    <Panel title="What an editor would say">
      <Group align="flex-start" wrap="nowrap">
        <RingProgress
          size={84}
          thickness={8}
          sections={[{ value: score, color }]}
          label={
            <Text ta="center" fw={600} aria-label={`Score ${Math.round(score)} of 100`}>
              {Math.round(score)}
            </Text>
          }
        />
        <div>
          <Text size="sm" c="dimmed">{`${wordCount} words`}</Text>
          {suggestions.length === 0 ? (
            <Text size="sm">Nothing to mend.</Text>
          ) : (
            <List size="sm" spacing={4}>
              {suggestions.map(({ kind, message }) => (
                <List.Item key={kind}>
                  {message}{' '}
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    onClick={mend}
                    aria-label={`Mend it: ${message}`}
                  >
                    Mend it
                  </Button>
                </List.Item>
              ))}
            </List>
          )}
        </div>
      </Group>
    </Panel>
  );
}
