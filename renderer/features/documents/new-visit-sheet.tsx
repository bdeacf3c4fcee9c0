import { NewVisit, type InboxItem } from '#shared/contract/documents.ts';
import { listName, type Patient } from '#shared/domain/patient.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { Form, FormGrid } from '#renderer/ui/form.tsx';
import { Loading } from '#renderer/ui/messages.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import type { About, Deciding } from '#renderer/lib/use-decision.ts';
import { useVisitStart, VisitFields } from './visit-fields.tsx';

const VisitForm = NewVisit.refine((visit) => visit.serviceDate <= localToday(), {
  path: ['serviceDate'],
  message: 'A visit that is still to come cannot be coded.',
});

/** A new visit of a patient of ours, with what came. */
export function NewVisitSheet(props: {
  readonly item: InboxItem;
  readonly patient: Patient;
  readonly sure: readonly About[];
  readonly deciding: Deciding;
  readonly onClose: () => void;
}) {
  const { item, patient, deciding } = props;
  const make = useAct('documents', 'newEncounter');
  const start = useVisitStart(item);
  return (
    <Sheet open title={`New visit of ${listName(patient)}`} onClose={props.onClose} width="medium">
      {start.ready ? (
        <Form
          schema={VisitForm}
          values={start.values}
          submitLabel="Make visit and attach"
          onCancel={props.onClose}
          onSubmit={async (visit) => {
            const refused = await deciding.run(
              (confirmed) => make.run({ id: item.row.id, patientId: patient.id, visit, confirmed }),
              `Visit of ${visit.serviceDate} made.`,
              props.sure,
            );
            if (refused) return { ok: false, error: refused };
            props.onClose();
            return { ok: true, value: null };
          }}
        >
          <FormGrid>
            <VisitFields prefix="" />
          </FormGrid>
        </Form>
      ) : (
        <Loading what="the providers" />
      )}
    </Sheet>
  );
}
