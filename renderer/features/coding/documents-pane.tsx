import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useRef, useState } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { DocumentFacts } from '#shared/contract/documents.ts';
import type { ClinicalDocument } from '#shared/domain/encounter.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { EmptyState, Loading } from '#renderer/ui/messages.tsx';
import { OriginalView } from '#renderer/ui/original-view.tsx';
import { ResultsTable } from '#renderer/ui/results-table.tsx';
import { keepSelectedInSight } from '#renderer/ui/tabs-in-sight.ts';
import { DocumentBar, viewsOf, type DocumentView } from './documents/document-bar.tsx';
import { ProposedCharges, type ChargeActs } from './documents/proposed-charges.tsx';
import { SectionList } from './documents/section-list.tsx';
import { useIntake } from './documents/use-intake.tsx';
import './documents/documents.css';
import type { ShownPassage } from './em/use-em.ts';
import { useShownPassage } from './em/use-shown-passage.ts';
import type { Suggestions } from './suggestions/use-suggestions.ts';
import { MarkedText } from './suggestions/marked-text.tsx';
import { usePassages } from './suggestions/use-passages.ts';
import { passageCount } from './suggestions/words.ts';

/** The documents of the encounter, one tab each, to be read beside the codes. */
export function DocumentsPane(props: {
  readonly detail: EncounterDetail;
  readonly readOnly: string | null;
  readonly suggestions: Suggestions;
  /** A passage to be brought into sight and marked, or null. */
  readonly passage: ShownPassage | null;
  readonly charges: ChargeActs;
}) {
  const { documents } = props.detail;
  const [chosen, setChosen] = useState<string | null>(null);
  const body = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    documents.findIndex((d) => d.id === chosen),
  );
  const shown = documents[index];
  const facts = useCall(
    'documents',
    'facts',
    { encounterId: props.detail.encounter.id },
    { enabled: documents.length > 0, tags: ['encounters', 'inbox'] },
  ).data?.find((one) => one.id === shown?.id);
  const [view, setView] = useView(shown, facts, [props.suggestions.active?.mark.id, props.passage]);
  const intake = useIntake(props.detail.encounter.id, props.readOnly, setChosen);
  usePassages(props.suggestions, body, setChosen);
  useShownPassage(props.passage, documents, body, setChosen);
  useKeys([
    {
      combo: 'D',
      label: 'Next document',
      run: () => setChosen(documents[(index + 1) % documents.length]?.id ?? null),
      when: documents.length > 1,
      scope: 'Documents',
    },
  ]);
  return (
    <div className="documents">
      <div className="documents-head">
        {shown === undefined ? null : (
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
        )}
        <Button kind="quiet" onClick={intake.open} disabledReason={props.readOnly} label="Add a document">
          + Add
        </Button>
        {documents.length > 1 ? (
          <span className="documents-keys">
            <KeyCap combo="D" /> next
          </span>
        ) : null}
      </div>
      {shown === undefined ? (
        <EmptyState
          title="No document yet"
          action={
            <Button onClick={intake.open} disabledReason={props.readOnly}>
              Add a document
            </Button>
          }
        >
          The doctor’s note and reports stand here beside the codes. Drop a file onto the window, paste its
          text, or choose files.
        </EmptyState>
      ) : (
        <>
          <DocumentBar document={shown} facts={facts} view={view} onView={setView}>
            {props.suggestions.reading ? 'Reading…' : passageCount(props.suggestions.walked.length)}{' '}
            <KeyCap combo="[" /> <KeyCap combo="]" />
          </DocumentBar>
          <div
            ref={body}
            id="document-text"
            className={VIEW_CLASS[view]}
            role="tabpanel"
            aria-labelledby={`tab-${shown.id}`}
            tabIndex={0}
            key={`${shown.id} ${view}`}
          >
            {view === 'text' ? <DocumentText document={shown} suggestions={props.suggestions} /> : null}
            {view === 'table' && facts ? <DocumentTable facts={facts} charges={props.charges} /> : null}
            {view === 'original' && facts?.original ? (
              <OriginalView sha256={facts.original.sha256} label={shown.title} />
            ) : null}
          </div>
          {view === 'text' ? <SectionList key={shown.id} text={shown.text} body={body} /> : null}
        </>
      )}
      {intake.doing === null ? null : <Loading what={intake.doing} />}
      {intake.sheets}
    </div>
  );
}

function DocumentText(props: { readonly document: ClinicalDocument; readonly suggestions: Suggestions }) {
  const { document, suggestions } = props;
  return (
    <MarkedText
      title={document.title}
      text={document.text}
      marks={suggestions.marks.filter((mark) => mark.documentId === document.id)}
      active={suggestions.active?.mark.id ?? null}
      onOpen={suggestions.openPassage}
    />
  );
}

const VIEW_CLASS: Readonly<Record<DocumentView, string>> = {
  text: 'document-text',
  table: 'document-table',
  original: 'document-original',
};

function DocumentTable(props: { readonly facts: DocumentFacts; readonly charges: ChargeActs }) {
  const { facts } = props;
  return (
    <>
      {facts.results.length === 0 ? null : <ResultsTable results={facts.results} />}
      {facts.charges.length === 0 ? null : <ProposedCharges charges={facts.charges} acts={props.charges} />}
    </>
  );
}

/**
 * The chosen view of the shown document. A passage that is opened is shown in the text, whatever was looked at before.
 * @param opened what was opened last; the choice holds until it changes
 */
function useView(
  shown: ClinicalDocument | undefined,
  facts: DocumentFacts | undefined,
  opened: readonly [unknown, unknown],
): readonly [DocumentView, (view: DocumentView) => void] {
  const [chosen, setChosen] = useState<{
    readonly view: DocumentView;
    readonly of: string;
    readonly opened: readonly [unknown, unknown];
  } | null>(null);
  const views = shown ? viewsOf(shown, facts) : [];
  const holds =
    chosen !== null && chosen.of === shown?.id && chosen.opened.every((one, i) => one === opened[i]);
  const wanted = holds ? chosen.view : 'text';
  const view = views.includes(wanted) ? wanted : (views[0] ?? 'text');
  return [view, (next) => shown && setChosen({ view: next, of: shown.id, opened })];
}
