import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import { useStore } from 'zustand';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import type { FieldTarget } from './field-target.ts';
import { createWorkbench, type Workbench, type WorkbenchState } from './workbench-store.ts';

/** The draft of an encounter, saved by itself, and kept in step with the practice file. */
export function useWorkbench(detail: EncounterDetail): {
  readonly bench: Workbench;
  readonly state: WorkbenchState;
  readonly coding: Coding;
  /** Shows an answer of the practice file at once, without asking again. */
  readonly show: (detail: EncounterDetail) => void;
} {
  const queries = useQueryClient();
  const { run } = useAct('coding', 'save');
  const encounterId = detail.encounter.id;
  const show = useCallback(
    (next: EncounterDetail) => queries.setQueryData(['coding', 'get', { id: encounterId }], next),
    [queries, encounterId],
  );
  const [bench] = useState(() =>
    createWorkbench({ detail, save: (input) => run({ encounterId, ...input }), onSaved: show }),
  );
  useEffect(() => bench.adopt(detail), [bench, detail]);
  // Leaving the page saves what the delay still holds.
  useEffect(() => () => bench.close(), [bench]);
  const state = useStore(bench.store);
  return { bench, state, coding: state.history.present, show };
}

const CHECK_DELAY_MS = 50;

/** Findings of the coding as it is now, saved or not. */
export function useLiveFindings(
  detail: EncounterDetail,
  coding: Coding,
): { readonly findings: readonly Finding[]; readonly current: boolean } {
  const [asked, setAsked] = useState(coding);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(coding), CHECK_DELAY_MS);
    return () => clearTimeout(timer);
  }, [coding]);
  const check = useCall(
    'coding',
    'check',
    { encounterId: detail.encounter.id, coding: asked },
    { keep: true },
  );
  return {
    findings: check.data ?? detail.findings,
    current: asked === coding && !check.loading && !check.behind,
  };
}

/** Titles of the codes in the draft, also of those that the practice file has not seen yet. */
export function useTitles(detail: EncounterDetail): {
  readonly titles: Readonly<Record<string, string>>;
  readonly learn: (code: string, title: string) => void;
} {
  const [learnt, setLearnt] = useState<Readonly<Record<string, string>>>({});
  const learn = useCallback(
    (code: string, title: string) => setLearnt((old) => ({ ...old, [code]: title })),
    [],
  );
  return { titles: { ...learnt, ...detail.titles }, learn };
}

/** Puts the focus where the workbench asked for it, once the place is drawn. */
export function useFocusRequests(state: WorkbenchState, root: RefObject<HTMLElement | null>): void {
  const done = useRef(0);
  useEffect(() => {
    const request = state.focus;
    if (request === null || request.ask === done.current) return;
    done.current = request.ask;
    const place = root.current?.querySelector<HTMLElement>(`[data-target="${placeName(request.target)}"]`);
    place?.focus();
    if (place instanceof HTMLInputElement) place.select();
  });
}

function placeName(target: FieldTarget): string {
  switch (target.kind) {
    case 'diagnosis':
      return `dx:${target.position}`;
    case 'cell':
      return `cell:${target.line}:${target.column}`;
    default:
      return 'search';
  }
}
