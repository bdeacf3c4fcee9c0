import { X } from 'lucide-react';
import { useState } from 'react';
import type { CodingTemplate } from '#shared/contract/workbench.ts';
import { pointerLetter, type Coding } from '#shared/domain/encounter.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FormGrid } from '#renderer/ui/form.tsx';
import { CheckInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { removeDiagnosis, removeLine } from '#shared/domain/coding/coding-edits.ts';

type Codes = Pick<CodingTemplate, 'diagnoses' | 'lines'>;

/** Names a new template made of what is assigned, or changes one; charges are never kept in it. */
export function TemplateForm(props: {
  /** Null: a new one of the present coding. */
  readonly template: CodingTemplate | null;
  readonly present: Coding;
  /** The reason for the visit, proposed as visit type of a new one. */
  readonly visitType: string;
  readonly onClose: () => void;
}) {
  const { template, present } = props;
  const save = useAct('workbench', 'saveTemplate');
  const [name, setName] = useState(template?.name ?? '');
  const [visitType, setVisitType] = useState((template?.visitType ?? props.visitType).slice(0, 60));
  const [description, setDescription] = useState(template?.description ?? '');
  const [shared, setShared] = useState(template?.shared ?? true);
  const [codes, setCodes] = useState<Codes>(template ?? codesOf(present));
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await save.run({
      id: template?.id ?? null,
      name,
      visitType,
      description,
      shared,
      diagnoses: [...codes.diagnoses],
      lines: codes.lines.map((line) => ({ ...line })),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Template ${name.trim()} saved.`);
    props.onClose();
  };
  const field = (key: string) => failure?.fields?.[key];
  return (
    <ConfirmSheet
      open
      title={template ? 'Change template' : 'Save as template'}
      confirmLabel="Save template"
      focusInside
      width="medium"
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={save.busy}
      failure={failure}
    >
      <FormGrid>
        <TextInput
          label="Name"
          span={6}
          value={name}
          onChange={setName}
          maxLength={60}
          autoFocus
          error={field('name')}
        />
        <TextInput label="Visit type" span={6} value={visitType} onChange={setVisitType} maxLength={60} />
        <TextInput
          label="When to use it"
          span={12}
          value={description}
          onChange={setDescription}
          maxLength={200}
        />
        <CheckInput label="Shared with everyone here" span={12} checked={shared} onChange={setShared} />
      </FormGrid>
      <CodeRows codes={codes} onChange={setCodes} />
      {template && present.diagnoses.length + present.lines.length > 0 ? (
        <Button onClick={() => setCodes(codesOf(present))}>Take the codes of this encounter instead</Button>
      ) : null}
    </ConfirmSheet>
  );
}

function CodeRows({ codes, onChange }: { readonly codes: Codes; readonly onChange: (codes: Codes) => void }) {
  // The edits of the workbench keep pointers right; ids and charges only make it a coding for them.
  const as = (edit: (coding: Coding) => Coding): void => {
    const lines = codes.lines.map((line, i) => ({ ...line, id: String(i), chargeCents: 0 }));
    onChange(codesOf(edit({ diagnoses: codes.diagnoses, lines } as unknown as Coding)));
  };
  return (
    <ul className="template-edit" aria-label="Codes of the template">
      {codes.diagnoses.map((code, i) => (
        <li key={code}>
          <span className="offer-letter">{pointerLetter(i + 1)}</span> <CodeText>{code}</CodeText>
          <Remove code={code} onClick={() => as((c) => removeDiagnosis(c, i + 1))} />
        </li>
      ))}
      {codes.lines.map((line, i) => (
        <li key={`${line.code}-${i}`}>
          <span className="offer-letter" /> <CodeText>{[line.code, ...line.modifiers].join('-')}</CodeText>
          <span className="mono">
            {line.pointers.map(pointerLetter).join(' ')} {line.units === 1 ? '' : `×${line.units}`}
          </span>
          <Remove code={line.code} onClick={() => as((c) => removeLine(c, i + 1))} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ code, onClick }: { readonly code: string; readonly onClick: () => void }) {
  return (
    <button type="button" className="dx-remove" aria-label={`Leave ${code} out`} onClick={onClick}>
      <X size={13} aria-hidden />
    </button>
  );
}

function codesOf(coding: Coding): Codes {
  return {
    diagnoses: [...coding.diagnoses],
    lines: coding.lines.map(({ code, modifiers, pointers, units }) => ({
      code,
      modifiers: [...modifiers],
      pointers: [...pointers],
      units,
    })),
  };
}
