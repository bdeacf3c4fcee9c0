import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { EmDetail } from '#shared/contract/em.ts';
import type { Coding, Encounter } from '#shared/domain/encounter.ts';
import { judgeVisit, type EmVerdict } from '#shared/domain/em/visit.ts';
import type { EmPassage } from '#shared/domain/em/worksheet.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { createEmDraft, type EmDraft, type EmDraftState } from './em-draft.ts';

/** A passage to be shown in the documents; `ask` grows, so that the same place can be asked for twice. */
export type ShownPassage = { readonly passage: EmPassage; readonly ask: number };

/** The level of the shown visit: its sheet, its verdict with the codes of the draft, and the panel. */
export type Em = {
  /** Null until the practice file has answered. */
  readonly sheet: { readonly draft: EmDraft; readonly state: EmDraftState; readonly detail: EmDetail } | null;
  readonly verdict: EmVerdict | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly passage: ShownPassage | null;
  /** Shows a passage in the documents; null takes the marking away. */
  readonly showPassage: (passage: EmPassage | null) => void;
};

const NOTHING = createStore<EmDraftState | null>()(() => null);

/** Reads the level of a visit and keeps its sheet as a draft that is saved by itself. */
export function useEm(encounter: Encounter, coding: Coding): Em {
  const encounterId = encounter.id;
  const answer = useCall('em', 'get', { encounterId });
  const { run } = useAct('em', 'save');
  const [draft, setDraft] = useState<EmDraft | null>(null);
  const [open, setOpen] = useState(false);
  const [passage, setPassage] = useState<ShownPassage | null>(null);
  const detail = answer.data;
  useEffect(() => {
    if (!detail) return;
    if (draft) draft.adopt(detail);
    else setDraft(createEmDraft(detail, (input) => run({ encounterId, ...input })));
  }, [detail, draft, run, encounterId]);
  // Leaving the page saves what the delay still holds.
  useEffect(() => () => void draft?.flush(), [draft]);
  const state = useStore(draft?.store ?? NOTHING);
  const sheet = state?.history.present;
  const verdict = useMemo(
    () => (detail && sheet ? judgeVisit({ ...detail.visit, sheet }, coding.lines) : null),
    [detail, sheet, coding.lines],
  );
  const showPassage = useCallback(
    (next: EmPassage | null) =>
      setPassage((old) => (next === null ? null : { passage: next, ask: (old?.ask ?? 0) + 1 })),
    [],
  );
  return {
    sheet: draft && state && detail ? { draft, state, detail } : null,
    verdict,
    failure: answer.error,
    retry: answer.refetch,
    open,
    setOpen: (next) => {
      setOpen(next);
      if (!next) setPassage(null);
    },
    passage,
    showPassage,
  };
}
