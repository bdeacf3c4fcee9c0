import { mergeOffer, type CodingOffer } from '#shared/domain/coding/coding-offer.ts';
import { announce } from '#renderer/lib/announce.ts';
import type { Workbench } from '../workbench-store.ts';

/** Puts an offer into the draft as one step, and says what was added, left out or there already. */
export function applyOffer(
  bench: Workbench,
  offer: CodingOffer,
  learn: (code: string, title: string) => void,
): void {
  const before = bench.store.getState().history.present;
  const merged = mergeOffer(before, offer, () => crypto.randomUUID());
  for (const [code, title] of Object.entries(offer.titles)) learn(code, title);
  bench.edit(() => merged.coding);
  bench.focus({ kind: 'search' });
  const { added } = merged;
  const left = [
    ...offer.leftOut.map((r) => `${r.code} (${r.why})`),
    ...merged.noRoom.map((c) => `${c} (no room)`),
  ];
  const said = [
    merged.coding === before
      ? 'Nothing was added: all of it is assigned already.'
      : `${[counted(added.diagnoses, 'diagnosis', 'diagnoses'), counted(added.lines, 'line', 'lines')].filter(Boolean).join(' and ')} added.`,
    left.length === 0 ? '' : `Left out: ${left.join(', ')}.`,
  ].filter(Boolean);
  announce(said.join(' '), { tone: left.length === 0 && merged.coding !== before ? 'fine' : 'warns' });
}

function counted(n: number, one: string, many: string): string {
  if (n === 0) return '';
  return `${n} ${n === 1 ? one : many}`;
}
