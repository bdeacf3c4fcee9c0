import type { ReactNode } from 'react';
import type { DocumentFacts } from '#shared/contract/documents.ts';
import { DOCUMENT_KIND_WORDS, type ClinicalDocument } from '#shared/domain/encounter.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';

/** How the shown document is looked at. */
export type DocumentView = 'text' | 'table' | 'original';

/** The views that a document has: its text, results and proposed charges as a table, and the original as it came. */
export function viewsOf(
  document: ClinicalDocument,
  facts: DocumentFacts | undefined,
): readonly DocumentView[] {
  const table = facts !== undefined && facts.results.length + facts.charges.length > 0;
  return [
    ...(document.text.trim() === '' ? [] : (['text'] as const)),
    ...(table ? (['table'] as const) : []),
    ...(facts?.original ? (['original'] as const) : []),
  ];
}

const KEYS = { table: 'L', original: 'O' } as const;

/** What the shown document is, and its views with their keys. */
export function DocumentBar(props: {
  readonly document: ClinicalDocument;
  readonly facts: DocumentFacts | undefined;
  readonly view: DocumentView;
  readonly onView: (view: DocumentView) => void;
  /** The marked passages and the keys that walk them. */
  readonly children: ReactNode;
}) {
  const { document, facts, view, onView } = props;
  const views = viewsOf(document, facts);
  const toggle = (to: 'table' | 'original'): void => onView(view === to ? (views[0] ?? 'text') : to);
  useKeys([
    {
      combo: KEYS.original,
      label: view === 'original' ? 'The text of the document' : 'The original of the document',
      run: () => toggle('original'),
      when: views.includes('original'),
      scope: 'Documents',
      inPalette: true,
    },
    {
      combo: KEYS.table,
      label: view === 'table' ? 'The text of the document' : 'Results and proposed charges',
      run: () => toggle('table'),
      when: views.includes('table'),
      scope: 'Documents',
      inPalette: true,
    },
  ]);
  const words = factsOf(document, facts);
  return (
    <div className="document-bar">
      <span
        className="document-facts"
        title={[...words, `SHA-256 ${facts?.original?.sha256 ?? document.sha256}`].join('\n')}
      >
        {words.join(' · ')}
      </span>
      {views.length < 2 ? null : (
        <span className="document-views" role="group" aria-label="View of the document">
          {views.map((one) => (
            <button key={one} type="button" aria-pressed={one === view} onClick={() => onView(one)}>
              {VIEW_WORDS[one](facts)} {one === 'text' ? null : <KeyCap combo={KEYS[one]} />}
            </button>
          ))}
        </span>
      )}
      {view === 'text' ? <span className="document-passages">{props.children}</span> : null}
    </div>
  );
}

const VIEW_WORDS: Readonly<Record<DocumentView, (facts: DocumentFacts | undefined) => string>> = {
  text: () => 'Text',
  table: (facts) => (facts !== undefined && facts.results.length > 0 ? 'Results' : 'Charges'),
  original: () => 'Original',
};

const FORMATS: Readonly<Record<DocumentFacts['format'], string>> = {
  text: '',
  rtf: 'RTF',
  pdf: 'PDF',
  docx: 'Word',
  image: 'picture',
  ccda: 'C-CDA',
  hl7v2: 'HL7',
  fhir: 'FHIR',
};

/** Kind, day, author, pages and how it came; what is not known is left out. */
function factsOf(document: ClinicalDocument, facts: DocumentFacts | undefined): string[] {
  const pages = facts?.pages ?? 0;
  const unread = facts?.pagesWithoutText.length ?? 0;
  return [
    DOCUMENT_KIND_WORDS[document.kind],
    facts?.writtenOn ?? `received ${document.receivedAt.slice(0, 10)}`,
    facts?.author ?? '',
    pages === 0 ? '' : `${pages} ${pages === 1 ? 'page' : 'pages'}`,
    unread === 0 ? '' : unread === pages ? 'scanned, no text' : `${unread} scanned`,
    facts === undefined ? '' : FORMATS[facts.format],
    facts?.original ? facts.original.sha256.slice(0, 8) : '',
  ].filter((word) => word !== '');
}
