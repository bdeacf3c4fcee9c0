import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { ClinicalDocument } from '#shared/domain/encounter.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { keepSelectedInSight } from '#renderer/ui/tabs-in-sight.ts';
import type { Assignable } from './assign.ts';
import { BareCodes } from './bare-codes.tsx';
import { BareCoding } from './bare-coding.tsx';
import { MarkedText } from './suggestions/marked-text.tsx';
import { useFocusRequests, useLiveFindings, useTitles } from './use-workbench.ts';
import { useHistoryKeys } from './workbench-acts.tsx';
import { createWorkbench, type SaveCall, type Workbench, type WorkbenchState } from './workbench-store.ts';
import './coding.css';

/** A draft that is saved where the caller says: for `BareEditor`. */
export function useBareBench(
  detail: EncounterDetail,
  save: SaveCall,
): { readonly bench: Workbench; readonly state: WorkbenchState } {
  const [bench] = useState(() => createWorkbench({ detail, save }));
  // Leaving the page saves what the delay still holds.
  useEffect(() => () => bench.close(), [bench]);
  return { bench, state: useStore(bench.store) };
}

/**
 * Documents, search and codes side by side, and nothing of what was coded, suggested or levelled before: for whoever
 * codes an encounter anew without looking at the first coding. The seam through which another feature uses this one.
 * @param props.detail the encounter with the draft as its coding
 */
export function BareEditor(props: {
  readonly detail: EncounterDetail;
  readonly bench: Workbench;
  readonly state: WorkbenchState;
  readonly readOnly: string | null;
}) {
  const { detail, bench, state } = props;
  const root = useRef<HTMLDivElement>(null);
  const coding = state.history.present;
  const { findings, current } = useLiveFindings(detail, coding);
  const { titles, learn } = useTitles(detail);
  const [shown, setShown] = useState<Assignable | null>(null);
  const showCode = useCallback((code: Assignable) => setShown(code), []);
  useFocusRequests(state, root);
  useHistoryKeys(bench, props.readOnly === null);
  return (
    <div className="workbench" ref={root}>
      <Panes name="coding" sizes={[33, 31, 36]} min={20}>
        <BareDocuments documents={detail.documents} />
        <BareCodes
          detail={detail}
          coding={coding}
          bench={bench}
          readOnly={props.readOnly}
          shown={shown}
          onShow={showCode}
          onLearn={learn}
        />
        <BareCoding
          coding={coding}
          bench={bench}
          titles={titles}
          // What the checks say of a level rests on the first coder's work sheet.
          findings={findings.filter((f) => !f.rule.startsWith('em-'))}
          current={current}
          on={detail.encounter.serviceDate}
          readOnly={props.readOnly !== null}
          onShow={showCode}
        />
      </Panes>
    </div>
  );
}

/** The documents of an encounter, one tab each, without marks. */
export function BareDocuments({ documents }: { readonly documents: readonly ClinicalDocument[] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const index = Math.max(
    0,
    documents.findIndex((d) => d.id === chosen),
  );
  const shown = documents[index];
  useKeys([
    {
      combo: 'D',
      label: 'Next document',
      run: () => setChosen(documents[(index + 1) % documents.length]?.id ?? null),
      when: documents.length > 1,
      scope: 'Documents',
    },
  ]);
  if (shown === undefined)
    return (
      <EmptyState title="No document">
        This encounter was coded without a document. What can be seen of it stands in its facts.
      </EmptyState>
    );
  return (
    <div className="documents">
      <div className="documents-head">
        <Tabs
          ref={keepSelectedInSight}
          value={shown.id}
          onChange={(_, id: string) => setChosen(id)}
          variant="scrollable"
          scrollButtons={false}
          aria-label="Documents"
        >
          {documents.map((document) => (
            <Tab
              key={document.id}
              value={document.id}
              label={
                <span className="document-tab" title={document.title}>
                  {document.title}
                </span>
              }
              id={`tab-${document.id}`}
              aria-controls="document-text"
            />
          ))}
        </Tabs>
      </div>
      <div
        id="document-text"
        className="document-text"
        role="tabpanel"
        aria-labelledby={`tab-${shown.id}`}
        tabIndex={0}
        key={shown.id}
      >
        <MarkedText
          title={shown.title}
          text={shown.text}
          marks={NO_MARKS}
          active={null}
          onOpen={() => undefined}
        />
      </div>
    </div>
  );
}

const NO_MARKS = [] as const;
