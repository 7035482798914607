import type { Brief } from './brief.ts';

/** The call to action that closes a piece, under its own heading. */
export function invitation({ voice, pick }: Brief): string {
  return `## ${pick('invitation heading', voice.invitationHeadings)}\n\n${pick('invitation', voice.invitations)}`;
}

/** Says whom the piece is for; nothing where the request does not say. */
export function dedication({ audience, voice, pick }: Brief): string | undefined {
  // A function as replacement: the audience's own `$&` would otherwise be read as a pattern.
  return audience && pick('dedication', voice.dedications).replace('{audience}', () => audience);
}

/** The tone's own remark for the section at this place, each remark once; nothing in a plain voice. */
export function aside({ voice, pick }: Brief, place: number): string | undefined {
  const { asides } = voice;
  const first = pick('asides', [0, 1, 2, 3, 4]);
  return asides[(first + place) % asides.length];
}

/** Presents a home by its address, or by the topic where there is no address. */
export function welcome({ topic, listing, voice, pick }: Brief): string {
  const home = listing?.address ?? topic;
  return (
    pick('welcome', voice.welcomes)
      .replace('{home}', () => home)
      // A topic may end its sentence itself.
      .replace(/([.!?…。！？])[.!]$/u, '$1')
  );
}
