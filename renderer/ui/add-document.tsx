import { z } from 'zod';
import { DOCUMENT_KINDS, DOCUMENT_KIND_WORDS, DocumentKind } from '#shared/domain/encounter.ts';
import type { TakenIn } from '#shared/contract/documents.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import type { TakeIn } from '#renderer/lib/take-in.ts';
import { Button } from './button.tsx';
import { Form, FormGrid, SelectField, TextField } from './form.tsx';
import { Loading } from './messages.tsx';
import { Sheet } from './sheet.tsx';
import './add-document.css';

const Pasted = z.object({
  kind: z.union([DocumentKind, z.literal('').transform(() => null)]),
  title: z.string().trim().max(80),
  text: z
    .string()
    .min(1, 'Paste the text of the document.')
    .max(1_000_000, 'A document holds at most one million characters.'),
});

/** Documents by the system's dialog, or as pasted text. What is pasted may also be an HL7 message or a FHIR record. */
export function AddDocumentSheet(props: {
  readonly open: boolean;
  /** Text that was pasted onto the page already. */
  readonly text?: string | undefined;
  readonly takeIn: TakeIn;
  readonly onClose: () => void;
  readonly onTaken: (files: readonly TakenIn[]) => void;
}) {
  const { takeIn } = props;
  const taken = (files: readonly TakenIn[]): void => {
    props.onClose();
    props.onTaken(files);
  };
  const choose = async (): Promise<void> => {
    const answer = await takeIn.choose();
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) taken(answer.value);
  };
  return (
    <Sheet open={props.open} title="Add a document" onClose={props.onClose} width="large">
      <div className="add-document-files">
        <Button keys="Alt+O" label="Choose files" onClick={() => void choose()} busy={takeIn.doing !== null}>
          Choose files
        </Button>
        <span className="muted">
          PDF, Word, RTF, text, pictures, C-CDA, HL7, FHIR. Files can be dropped onto the window as well.
        </span>
      </div>
      {takeIn.doing === null ? null : <Loading what={takeIn.doing} />}
      <Form
        schema={Pasted}
        values={{ kind: '', title: '', text: props.text ?? '' }}
        submitLabel="Add document"
        onCancel={props.onClose}
        onSubmit={async (value) => {
          const answer = await takeIn.paste(value);
          const [file] = answer.ok ? answer.value : [];
          // A text that cannot be taken in stays in its field, to be mended.
          if (file?.outcome === 'refused')
            return { ok: false, error: { code: 'invalid_input', message: file.sentence } };
          if (answer.ok) taken(answer.value);
          return answer;
        }}
      >
        <FormGrid>
          <SelectField
            name="kind"
            label="Kind"
            options={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: DOCUMENT_KIND_WORDS[kind] }))}
            placeholder="By its words"
            span={4}
          />
          <TextField
            name="title"
            label="Title"
            maxLength={80}
            span={8}
            hint="Empty: as the text itself says."
          />
          <TextField name="text" label="Text" lines={12} span={12} autoFocus />
        </FormGrid>
      </Form>
    </Sheet>
  );
}
