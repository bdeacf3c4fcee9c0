import { create } from 'zustand';
import type { QueryDraft } from '#shared/domain/clinician-query.ts';
import type { EncounterId, ProviderId } from '#shared/kernel/ids.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

/** A query that is being written, kept while its sheet is closed. */
export type WrittenQuery = {
  readonly draft: QueryDraft;
  readonly subject: string;
  readonly toProviderId: ProviderId;
  /** True once the question was written by hand: another subject does not replace it any more. */
  readonly ownWords: boolean;
  /** True once the passages were chosen by hand. */
  readonly ownPassages: boolean;
};

type Drafts = { readonly byEncounter: Readonly<Record<EncounterId, WrittenQuery>> };

export const useQueryDrafts = create<Drafts>()(() => ({ byEncounter: {} }));
forgetOnLock(() => useQueryDrafts.setState({ byEncounter: {} }));

/** Keeps what is written; null forgets it (it was asked, or thrown away). */
export function keepDraft(id: EncounterId, written: WrittenQuery | null): void {
  useQueryDrafts.setState(({ byEncounter }) => {
    const { [id]: _old, ...others } = byEncounter;
    return { byEncounter: written === null ? others : { ...others, [id]: written } };
  });
}
