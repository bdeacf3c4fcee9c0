import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useRef, useState } from 'react';
import { z } from 'zod';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { DOCUMENT_KINDS, DocumentKind, type ClinicalDocument } from '#shared/domain/encounter.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Form, FormGrid, SelectField, TextField } from '#renderer/ui/form.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { sectionsOf } from './sections.ts';

const KIND_WORDS: Readonly<Record<DocumentKind, string>> = {
  visit_note: 'Visit note',
  lab_report: 'Lab report',
  discharge_summary: 'Discharge summary',
  other: 'Other',
};

/** The documents of the encounter, one tab each, to be read beside the codes. */
export function DocumentsPane(props: { readonly detail: EncounterDetail; readonly readOnly: string | null }) {
  const { documents } = props.detail;
  const [chosen, setChosen] = useState<string | null>(null);
  const [adding, setAdding] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const index = Math.max(
    0,
    documents.findIndex((d) => d.id === chosen),
  );
  const shown = documents[index];
  const walk = (by: 1 | -1) => walkHeadings(body.current, by);
  useKeys([
    {
      combo: '[',
      label: 'Section before',
      run: () => walk(-1),
      when: shown !== undefined,
      scope: 'Documents',
      repeat: true,
    },
    {
      combo: ']',
      label: 'Next section',
      run: () => walk(1),
      when: shown !== undefined,
      scope: 'Documents',
      repeat: true,
    },
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
                label={document.title}
                id={`tab-${document.id}`}
                aria-controls="document-text"
              />
            ))}
          </Tabs>
        )}
        <Button
          kind="quiet"
          onClick={() => setAdding(true)}
          disabledReason={props.readOnly}
          label="Add a document"
        >
          + Add
        </Button>
        <span className="documents-keys">
          <KeyCap combo="[" /> <KeyCap combo="]" />
        </span>
      </div>
      {shown === undefined ? (
        <EmptyState
          title="No document yet"
          action={
            <Button onClick={() => setAdding(true)} disabledReason={props.readOnly}>
              Add a document
            </Button>
          }
        >
          The doctor’s note and reports stand here beside the codes. Paste the text of the first one.
        </EmptyState>
      ) : (
        <div
          ref={body}
          id="document-text"
          className="document-text"
          role="tabpanel"
          aria-labelledby={`tab-${shown.id}`}
          tabIndex={0}
          key={shown.id}
        >
          <DocumentText document={shown} />
        </div>
      )}
      <Sheet open={adding} title="Add a document" onClose={() => setAdding(false)} width="large">
        <AddDocumentForm
          encounterId={props.detail.encounter.id}
          onClose={() => setAdding(false)}
          onAdded={setChosen}
        />
      </Sheet>
    </div>
  );
}

function DocumentText({ document }: { readonly document: ClinicalDocument }) {
  return (
    <article aria-label={document.title}>
      {sectionsOf(document.text).map((section, index) => (
        <section key={index}>
          {section.heading === '' ? null : <h2>{section.heading.toUpperCase()}</h2>}
          {section.lines.length === 0 ? null : <p>{section.lines.join('\n')}</p>}
        </section>
      ))}
    </article>
  );
}

/** Scrolls to the heading after (or before) the one that stands at the top. */
function walkHeadings(body: HTMLElement | null, by: 1 | -1): void {
  if (!body) return;
  const tops = [...body.querySelectorAll<HTMLElement>('h2')].map((h) => h.offsetTop - 10);
  const here = body.scrollTop;
  const next = by === 1 ? tops.find((top) => top > here + 2) : tops.findLast((top) => top < here - 2);
  body.scrollTop = next ?? (by === 1 ? body.scrollHeight : 0);
}

const NewDocument = z.object({
  kind: DocumentKind,
  title: z.string().trim().min(1, 'This is needed.').max(80),
  text: z
    .string()
    .min(1, 'Paste the text of the document.')
    .max(1_000_000, 'A document holds at most one million characters.'),
});

function AddDocumentForm(props: {
  readonly encounterId: EncounterDetail['encounter']['id'];
  readonly onClose: () => void;
  readonly onAdded: (id: string | null) => void;
}) {
  const add = useAct('coding', 'addDocument');
  return (
    <Form
      schema={NewDocument}
      values={{ kind: 'visit_note', title: 'Visit note', text: '' }}
      submitLabel="Add document"
      doneText="Document added."
      onCancel={props.onClose}
      onSubmit={async (value) => {
        const answer = await add.run({ encounterId: props.encounterId, ...value });
        if (answer.ok) {
          props.onAdded(answer.value.documents.at(-1)?.id ?? null);
          props.onClose();
        }
        return answer;
      }}
    >
      <FormGrid>
        <SelectField
          name="kind"
          label="Kind"
          options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
          span={4}
        />
        <TextField name="title" label="Title" maxLength={80} span={8} />
        <TextField name="text" label="Text" lines={14} span={12} autoFocus />
      </FormGrid>
    </Form>
  );
}
