import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Suggestion } from '#shared/contract/notes.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { REJECT_WORDS, type RejectReason } from '#shared/domain/notes/local-counts.ts';
import { supports } from '#shared/domain/notes/support.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { isWaiting, marksOf, shownSuggestions, type Mark, type ShownSuggestion } from './marks.ts';

/** Where the keys stand: a passage, and whether the focus goes to it. `ask` grows with each request. */
export type ActivePassage = { readonly mark: Mark; readonly focus: boolean; readonly ask: number };

/** Suggestions of the shown encounter with their passages, for the three panes. */
export type Suggestions = {
  readonly rows: readonly ShownSuggestion[];
  /** Why diagnoses were not looked for, or null. */
  readonly without: string | null;
  /** True until the documents were read. */
  readonly reading: boolean;
  readonly failure: Failure | null;
  readonly retry: () => void;
  readonly marks: readonly Mark[];
  /** Passages that are walked: behind what is assigned or proposed. */
  readonly walked: readonly Mark[];
  readonly active: ActivePassage | null;
  readonly walk: (by: 1 | -1) => void;
  /** Shows the first passage of a suggestion, without taking the focus. */
  readonly showPassage: (row: ShownSuggestion) => void;
  /** Shows the first passage behind an assigned code. */
  readonly showBehind: (code: string) => void;
  /** The row of the list that is marked, by key. */
  readonly selected: string | null;
  readonly select: (key: string | null) => void;
  /** The row that should get the focus, and a number that grows; what was asked before was done. */
  readonly wanted: { readonly key: string | null; readonly ask: number };
  /** Moves the focus into the list: to a row, or to the marked or first one. */
  readonly enterList: (key?: string) => void;
  /** A passage was opened: its suggestion in the list, or what is assigned for it. */
  readonly openPassage: (mark: Mark) => void;
  readonly rememberAccepted: (row: Suggestion) => void;
  readonly reject: (row: Suggestion, reason: RejectReason) => void;
  readonly takeBack: (row: Suggestion) => void;
};

/**
 * Reads the suggestions of an encounter and keeps them in step with the draft.
 * @param detail the encounter; `coding` its draft; `onShow` shows a code's card
 */
export function useSuggestions(
  detail: EncounterDetail,
  coding: Coding,
  onShow: (code: Suggestion) => void,
): Suggestions {
  const encounterId = detail.encounter.id;
  const answer = useCall('notes', 'suggest', { encounterId });
  const found = answer.data?.rows;
  const rows = useMemo(() => shownSuggestions(found ?? [], coding), [found, coding]);
  const ids = useMemo(() => detail.documents.map((d) => d.id), [detail.documents]);
  const marks = useMemo(() => marksOf(rows, ids), [rows, ids]);
  const walked = useMemo(
    () => marks.filter(({ tone }) => tone === 'assigned' || tone === 'proposed'),
    [marks],
  );
  const [active, setActive] = useState<ActivePassage | null>(null);
  const [selected, select] = useState<string | null>(null);
  const [wanted, setWanted] = useState<Suggestions['wanted']>({ key: null, ask: 0 });
  const choices = useChoices(encounterId);

  const activate = useCallback((mark: Mark | undefined, focus: boolean) => {
    if (mark) setActive((old) => ({ mark, focus, ask: (old?.ask ?? 0) + 1 }));
  }, []);
  const enterList = useCallback(
    (key?: string) => setWanted(({ ask }) => ({ key: key ?? null, ask: ask + 1 })),
    [],
  );
  const showPassage = useCallback(
    (row: ShownSuggestion) =>
      activate(
        marks.find((mark) => mark.rows.some((r) => r.key === row.key)),
        false,
      ),
    [marks, activate],
  );
  const showBehind = useCallback(
    (code: string) =>
      activate(
        marks.find((mark) => mark.rows.some((row) => supports(row, code))),
        false,
      ),
    [marks, activate],
  );
  const walk = (by: 1 | -1) => {
    const at = active === null ? -1 : walked.findIndex((mark) => mark.id === active.mark.id);
    const from = active !== null && at < 0 ? nearest(walked, active.mark, by) : at + by;
    activate(walked[(from + walked.length) % Math.max(1, walked.length)], true);
  };
  // Stable, so that pieces of text are not drawn anew for it.
  const latest = useRef({ onShow });
  useEffect(() => {
    latest.current = { onShow };
  });
  const openPassage = useCallback(
    (mark: Mark) => {
      activate(mark, false);
      const row = mark.rows.find(isWaiting) ?? mark.rows[0];
      if (!row) return;
      select(row.key);
      latest.current.onShow(row);
      enterList(row.key);
    },
    [activate, enterList],
  );
  return {
    rows,
    without: answer.data?.without ?? null,
    reading: answer.loading,
    failure: answer.error,
    retry: answer.refetch,
    marks,
    walked,
    active,
    walk,
    showPassage,
    showBehind,
    selected,
    select,
    wanted,
    enterList,
    openPassage,
    ...choices,
  };
}

/** The walked passage next to one that is not walked (any more). */
function nearest(walked: readonly Mark[], mark: Mark, by: 1 | -1): number {
  const after = walked.findIndex((other) => other.documentId === mark.documentId && other.start > mark.start);
  const next = after < 0 ? walked.length : after;
  return by === 1 ? next : next - 1;
}

function useChoices(
  encounterId: EncounterDetail['encounter']['id'],
): Pick<Suggestions, 'rememberAccepted' | 'reject' | 'takeBack'> {
  const accepting = useAct('notes', 'accept');
  const rejecting = useAct('notes', 'reject');
  const takingBack = useAct('notes', 'takeBack');
  const one = ({ system, code }: Suggestion) => ({ encounterId, system, code });
  const takeBack = async (row: Suggestion) => {
    const answer = await takingBack.run(one(row));
    if (!answer.ok) announceFailure(answer.error);
  };
  const reject = async (row: Suggestion, reason: RejectReason) => {
    const answer = await rejecting.run({ ...one(row), reason });
    if (!answer.ok) return announceFailure(answer.error);
    announce(`${row.code} rejected: ${REJECT_WORDS[reason]}.`, {
      tone: 'informs',
      undo: { label: 'take back', run: () => void takeBack(row) },
    });
  };
  const accept = async (row: Suggestion) => {
    const answer = await accepting.run(one(row));
    // The code is assigned all the same; only the count is missing.
    if (!answer.ok) announceFailure(answer.error);
  };
  return {
    rememberAccepted: (row) => void accept(row),
    reject: (row, reason) => void reject(row, reason),
    takeBack: (row) => void takeBack(row),
  };
}
