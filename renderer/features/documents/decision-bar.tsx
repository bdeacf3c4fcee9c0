import { useState } from 'react';
import type { InboxItem } from '#shared/contract/documents.ts';
import { listName } from '#shared/domain/patient.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { QuestionSheet } from '#renderer/ui/question-sheet.tsx';
import { DiscardSheet } from './discard-sheet.tsx';
import { NewPatientSheet } from './new-patient-sheet.tsx';
import { NewVisitSheet } from './new-visit-sheet.tsx';
import type { Choice } from './use-choice.ts';
import { useDecision, type About, type Deciding } from '#renderer/lib/use-decision.ts';

type Props = {
  readonly item: InboxItem;
  readonly choice: Choice;
  readonly forbidden: string | null;
  readonly checked: ReadonlySet<string>;
  readonly onDone: () => void;
};

/** What can be decided about the item, each with its key; a decided one can be taken back. */
export function DecisionBar(props: Props) {
  const { item } = props;
  const deciding = useDecision(item.row.id, props.onDone);
  const undecided = item.row.status === 'waiting' || item.row.status === 'kept';
  return (
    <div className="inbox-foot">
      {undecided ? (
        <Open {...props} deciding={deciding} />
      ) : (
        <TakeBack item={item} forbidden={props.forbidden} />
      )}
      {deciding.question === null ? null : (
        <QuestionSheet
          question={deciding.question}
          busy={deciding.busy}
          failure={deciding.failure}
          onYes={deciding.yes}
          onNo={deciding.no}
        />
      )}
    </div>
  );
}

type Sheet = 'visit' | 'patient' | 'discard' | null;

function Open(props: Props & { readonly deciding: Deciding }) {
  const { item, choice, forbidden, deciding } = props;
  const { candidate, encounter } = choice;
  const [sheet, setSheet] = useState<Sheet>(null);
  const noPatients = usePermission('patients.write');
  const attach = useAct('documents', 'attach');
  const keep = useAct('documents', 'keepWithPatient');
  const close = (): void => setSheet(null);
  const { id } = item.row;
  // Both stand side by side on this page: to attach is to say that they are the same person.
  const sure: readonly About[] = candidate?.kind === 'likely' ? ['patient'] : [];
  const onlyPatient = item.row.kind === 'patient';
  const tell = async (failure: Promise<Awaited<ReturnType<Deciding['run']>>>): Promise<void> => {
    const refused = await failure;
    if (refused) announceFailure(refused);
  };
  const attachIt = (): void => {
    if (encounter === null) return;
    const said = `Attached to the visit of ${encounter.serviceDate}.`;
    void tell(
      deciding.run((confirmed) => attach.run({ id, encounterId: encounter.id, confirmed }), said, sure),
    );
  };
  const keepIt = (): void => {
    if (candidate === null) return;
    const patientId = candidate.patient.id;
    const said = onlyPatient ? 'Noted as this patient.' : 'Kept with the patient until there is a visit.';
    void tell(deciding.run((confirmed) => keep.run({ id, patientId, confirmed }), said, sure));
  };
  return (
    <>
      {onlyPatient ? (
        <Button
          kind="main"
          keys="A"
          onClick={keepIt}
          busy={deciding.busy}
          disabledReason={forbidden ?? (candidate === null ? 'Find the patient, or make a new one.' : null)}
        >
          It is this patient
        </Button>
      ) : (
        <>
          <Button
            kind={candidate === null ? 'outlined' : 'main'}
            keys="A"
            label="Attach"
            onClick={attachIt}
            busy={deciding.busy}
            disabledReason={forbidden ?? whyNotAttach(choice)}
          >
            {encounter === null ? 'Attach' : `Attach to ${encounter.serviceDate}`}
          </Button>
          <Button
            // With nobody to attach it to, the new patient is what comes next.
            kind={candidate === null ? 'main' : 'outlined'}
            keys="N"
            label={candidate === null ? 'New patient and visit' : 'New visit'}
            onClick={() => setSheet(candidate === null ? 'patient' : 'visit')}
            disabledReason={forbidden ?? (candidate === null ? noPatients : null)}
          >
            {candidate === null ? 'New patient and visit' : 'New visit'}
          </Button>
          {item.row.status === 'kept' || candidate === null ? null : (
            <Button keys="K" label="Keep with the patient" onClick={keepIt} disabledReason={forbidden}>
              Keep
            </Button>
          )}
        </>
      )}
      {candidate === null && !onlyPatient ? null : (
        <Button keys="P" onClick={() => setSheet('patient')} disabledReason={forbidden ?? noPatients}>
          New patient
        </Button>
      )}
      <span className="page-gap" />
      <Button keys="X" onClick={() => setSheet('discard')} disabledReason={forbidden}>
        Discard
      </Button>
      {sheet === 'visit' && candidate !== null ? (
        <NewVisitSheet
          item={item}
          patient={candidate.patient}
          sure={sure}
          deciding={deciding}
          onClose={close}
        />
      ) : null}
      {sheet === 'patient' ? <NewPatientSheet item={item} deciding={deciding} onClose={close} /> : null}
      {sheet === 'discard' ? (
        <DiscardSheet item={item} checked={props.checked} onClose={close} onDone={props.onDone} />
      ) : null}
    </>
  );
}

function whyNotAttach({ candidate, encounter }: Choice): string | null {
  if (candidate === null) return 'Find the patient first, or make a new one.';
  if (encounter !== null) return null;
  return candidate.encounters.length === 0
    ? `${listName(candidate.patient)} has no visit yet.`
    : 'No visit fits. Choose one by its number, or make a new one.';
}

function TakeBack({ item, forbidden }: { readonly item: InboxItem; readonly forbidden: string | null }) {
  const takeBack = useAct('documents', 'takeBack');
  const run = async (): Promise<void> => {
    const answer = await takeBack.run({ ids: [item.row.id] });
    if (answer.ok) announce('It waits in the inbox again.', { tone: 'informs' });
    else announceFailure(answer.error);
  };
  return (
    <Button
      keys="Z"
      label="Take back"
      onClick={() => void run()}
      busy={takeBack.busy}
      disabledReason={forbidden}
    >
      Back to the inbox
    </Button>
  );
}
