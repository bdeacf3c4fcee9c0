import { useEffect, useState } from 'react';
import { APPEAL_LEVEL_WORDS } from '#shared/domain/denials/deadlines.ts';
import type { Appeal, DenialDetail } from '#shared/domain/denials/denial.ts';
import { PLACEHOLDERS, unknownPlaceholders } from '#shared/domain/denials/letter.ts';
import type { DocumentId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { CheckInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Note } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { DateText } from '#renderer/ui/text.tsx';

/** The letter of an appeal, begun from a text with the facts filled in, and what it encloses. */
export function AppealSheet(props: {
  readonly detail: DenialDetail;
  /** Null: a new one. */
  readonly appeal: Appeal | null;
  readonly onClose: () => void;
}) {
  const { detail, appeal, onClose } = props;
  const [template, setTemplate] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(appeal?.letter ?? null);
  const [chosen, setChosen] = useState<readonly DocumentId[]>(
    () => appeal?.documentIds ?? detail.documents.map((d) => d.id),
  );
  const [failure, setFailure] = useState<Failure | null>(null);
  const draft = useCall(
    'denials',
    'draftLetter',
    { id: detail.row.id, template },
    { enabled: appeal === null, keep: true, tags: [] },
  );
  // Another text takes the place of the letter: that is what choosing it means.
  useEffect(() => {
    if (appeal === null && draft.data && !draft.behind) setTyped(draft.data.text);
  }, [appeal, draft.data, draft.behind]);
  const begin = useAct('denials', 'beginAppeal');
  const change = useAct('denials', 'changeLetter');
  const letter = typed ?? '';
  const unknown = unknownPlaceholders(letter);
  const level = appeal?.level ?? detail.nextLevel ?? 1;
  const confirm = async () => {
    setFailure(null);
    if (letter.trim() === '') return setFailure({ code: 'invalid_input', message: 'Write the letter.' });
    const answer =
      appeal === null
        ? await begin.run({ id: detail.row.id, letter, documentIds: [...chosen] })
        : await change.run({ id: appeal.id, letter, documentIds: [...chosen] });
    if (!answer.ok) return setFailure(answer.error);
    announce(
      appeal === null
        ? `${APPEAL_LEVEL_WORDS[level]} begun. Make the packet next (M).`
        : 'The letter is changed. Make the packet again (M).',
    );
    onClose();
  };
  const empty = (draft.data?.empty ?? []).flatMap((name) =>
    name in PLACEHOLDERS ? [PLACEHOLDERS[name as keyof typeof PLACEHOLDERS]] : [],
  );
  return (
    <ConfirmSheet
      open
      width="large"
      title={`${APPEAL_LEVEL_WORDS[level]}: claim ${detail.row.controlNumber}`}
      confirmLabel={appeal === null ? 'Begin the appeal' : 'Keep the letter'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={begin.busy || change.busy || (appeal === null && draft.loading)}
      failure={failure}
      focusInside
    >
      {draft.error ? <ErrorNote failure={draft.error} /> : null}
      <div className="denial-letter">
        <div>
          {appeal === null && draft.data ? (
            <SelectInput
              label="Text"
              value={draft.data.template}
              onChange={setTemplate}
              autoFocus
              options={draft.data.templates.map((name) => ({ value: name, label: name }))}
            />
          ) : null}
          <TextInput
            label="Letter"
            value={letter}
            lines={17}
            onChange={(text) => setTyped(text.slice(0, 12_000))}
            autoFocus={appeal !== null}
          />
        </div>
        <div>
          {detail.appealBy === null ? (
            <Note tone="warns">The last day is not known: the payer’s days are not entered.</Note>
          ) : (
            <p>
              To be sent until <DateText date={appeal?.deadlineOn ?? detail.appealBy} />.
            </p>
          )}
          {unknown.length > 0 ? (
            <Note tone="stops">
              Nothing answers to {unknown.map((name) => `{${name}}`).join(', ')}. Mend or remove it.
            </Note>
          ) : null}
          {empty.length > 0 ? <Note tone="warns">Not on file: {empty.join(', ')}.</Note> : null}
          <fieldset className="denial-enclosures">
            <legend>Enclosed</legend>
            <p className="muted">CMS-1500 as sent, the payer’s answer, the proof of filing, and:</p>
            {detail.documents.length === 0 ? <p className="muted">No document is with this visit.</p> : null}
            {detail.documents.map((document) => (
              <CheckInput
                key={document.id}
                label={document.title}
                checked={chosen.includes(document.id)}
                onChange={(on) =>
                  setChosen(on ? [...chosen, document.id] : chosen.filter((id) => id !== document.id))
                }
              />
            ))}
          </fieldset>
        </div>
      </div>
    </ConfirmSheet>
  );
}
