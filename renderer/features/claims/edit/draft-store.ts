import { create } from 'zustand';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';

/** A claim as it is being written, and which saved version it was begun from. */
export type Draft = { readonly begunFrom: number; readonly claim: ProfessionalClaim };

type Drafts = { readonly drafts: Readonly<Record<string, Draft>> };

/** What was typed into claims and not saved yet; it stays while other pages are looked at. */
export const useDrafts = create<Drafts>()(() => ({ drafts: {} }));
forgetOnLock(() => useDrafts.setState({ drafts: {} }));

export function keepDraft(id: string, draft: Draft): void {
  useDrafts.setState((state) => ({ drafts: { ...state.drafts, [id]: draft } }));
}

export function dropDraft(id: string): void {
  useDrafts.setState((state) => ({
    drafts: Object.fromEntries(Object.entries(state.drafts).filter(([key]) => key !== id)),
  }));
}
