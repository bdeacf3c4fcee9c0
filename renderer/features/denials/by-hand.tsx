import { Note } from '#renderer/ui/messages.tsx';

/** What a packet could not hold: documents that are put behind it by hand before it goes out. */
export function ByHand({ sentences }: { readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return <Note tone="warns">Attach by hand before it is sent. {sentences.join(' ')}</Note>;
}
