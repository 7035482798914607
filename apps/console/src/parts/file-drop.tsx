import { Button, FileButton, Group, Loader, Paper, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';

/** Takes a file that is dropped or chosen. */
export function FileDrop({
  label,
  hint,
  isBusy,
  onFile,
}: {
  readonly label: string;
  readonly hint: string;
  readonly isBusy: boolean;
  readonly onFile: (file: File) => void;
}) {
  const [isOver, setIsOver] = useState(false);
  const take = (file: File | null | undefined) => {
    if (file && !isBusy) onFile(file);
  };
  return (
    <Paper
      withBorder
      p="lg"
      style={{ borderStyle: 'dashed', ...(isOver && { borderColor: 'var(--mantine-primary-color-filled)' }) }}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <Group>
        <IconFileUpload size={28} stroke={1.5} aria-hidden />
        <div>
          <Text size="sm">{hint}</Text>
          <Group gap="xs" mt={4}>
            <FileButton onChange={take} accept=".csv,.txt,.tsv,text/csv,text/plain" disabled={isBusy}>
              {(props) => (
                <Button {...props} size="xs" variant="default">
                  {label}
                </Button>
              )}
            </FileButton>
            {isBusy && (
              <Group gap="xs" role="status">
                <Loader size="xs" />
                <Text size="sm">The file is being read.</Text>
              </Group>
            )}
          </Group>
        </div>
      </Group>
    </Paper>
  );
}

/** A file as the services take it. */
export function formWith(file: File): FormData {
  const form = new FormData();
  form.set('file', file, file.name);
  return form;
}
