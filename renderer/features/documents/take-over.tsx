import { useState } from 'react';
import type { Candidate, InboxItem } from '#shared/contract/documents.ts';
import type { PatientField } from '#shared/domain/matching/differences.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CheckInput } from '#renderer/ui/inputs.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { FIELD_WORDS } from './words.tsx';

/** Takes over what the file brings anew: address, telephone and the like, into our record. */
export function TakeOver(props: { readonly item: InboxItem; readonly candidate: Candidate }) {
  const { item, candidate } = props;
  const forbidden = usePermission('patients.write');
  const update = useAct('documents', 'updatePatient');
  const [asking, setAsking] = useState(false);
  const [fields, setFields] = useState<readonly PatientField[]>([]);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { changes, patient } = candidate;
  if (changes.length === 0) return null;
  const open = (): void => {
    // Who somebody is changes rarely; where somebody lives often does.
    setFields(changes.map((c) => c.field).filter((field) => field === 'address' || field === 'phone'));
    setFailure(null);
    setAsking(true);
  };
  const confirm = async (): Promise<void> => {
    const answer = await update.run({ id: item.row.id, patientId: patient.id, fields: [...fields] });
    if (!answer.ok) return setFailure(answer.error);
    setAsking(false);
    announce(`${fields.length === 1 ? 'One field' : `${fields.length} fields`} of the patient changed.`);
  };
  return (
    <>
      <Button keys="U" label="Take over into our record" onClick={open} disabledReason={forbidden}>
        {`Take over ${changes.length}`}
      </Button>
      <ConfirmSheet
        open={asking}
        title={`Change the record of ${listName(patient)}`}
        confirmLabel="Take over"
        onConfirm={() => {
          if (fields.length === 0)
            setFailure({ code: 'invalid_input', message: 'Choose what to take over.' });
          else void confirm();
        }}
        onCancel={() => setAsking(false)}
        busy={update.busy}
        failure={failure}
        width="medium"
      >
        {changes.map((change) => (
          <CheckInput
            key={change.field}
            label={`${FIELD_WORDS[change.field]}: ${change.ours || 'empty'} → ${change.theirs}`}
            checked={fields.includes(change.field)}
            onChange={(on) =>
              setFields(on ? [...fields, change.field] : fields.filter((field) => field !== change.field))
            }
          />
        ))}
      </ConfirmSheet>
    </>
  );
}
