import { create } from 'zustand';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import type { RuleDraft } from './rule-draft.ts';

type Drafts = {
  /** What was typed and not saved, by rule (`new` for one that is not there yet). */
  readonly byRule: Readonly<Record<string, RuleDraft>>;
};
const NONE: Drafts = { byRule: {} };
const store = create<Drafts>(() => NONE);
forgetOnLock(() => store.setState(NONE));

/** What was typed for a rule and not saved yet; it stays while a claim is looked at. */
export function useDraft(rule: string): RuleDraft | undefined {
  return store((state) => state.byRule[rule]);
}

/** Keeps what was typed, or forgets it (null): saved, or started over. */
export function keepDraft(rule: string, draft: RuleDraft | null): void {
  store.setState(({ byRule: { [rule]: _before, ...others } }) => ({
    byRule: draft === null ? others : { ...others, [rule]: draft },
  }));
}
