import type { Client, InitOf } from '@bayon/client';
import { useClient } from '@bayon/client/react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';

type Wanted = InitOf<'/studio/content', 'post'> extends { readonly body: infer Body } ? Body : never;

const askFor = (client: Client, body: Wanted) => client.post('/studio/content', { body });

/** Asks for a piece and goes to where it will be: its writing is seen there. */
export function useAskForPiece(onTaken?: () => void) {
  const client = useClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (body: Wanted) => askFor(client, body),
    async onSuccess({ contentId, jobId }) {
      onTaken?.();
      await navigate({ to: '/library/$contentId', params: { contentId }, search: { job: jobId } });
    },
  });
}
