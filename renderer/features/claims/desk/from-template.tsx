import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ClaimTemplate } from '#shared/domain/claim-work.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { FacilityId, PatientId, ProviderId } from '#shared/kernel/ids.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote } from '#renderer/ui/messages.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { PatientChoice } from '../make/patient-choice.tsx';

/** A claim made of a template, for a patient and a day. */
export function FromTemplate({ forbidden }: { readonly forbidden: string | null }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        keys="Shift+N"
        onClick={() => setOpen(true)}
        disabledReason={forbidden}
        label="Claim from a template"
      >
        From template
      </Button>
      {open ? <TemplateClaimSheet onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TemplateClaimSheet({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const templates = useCall('claims', 'templates', {});
  const [templateId, setTemplateId] = useState('');
  const [patientId, setPatientId] = useState('');
  const [on, setOn] = useState<string | null>(localToday());
  const [providerId, setProviderId] = useState('');
  const [facilityId, setFacilityId] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const create = useAct('claims', 'createFromTemplate');
  const remove = useAct('claims', 'deleteTemplate');
  const list = templates.data ?? [];
  const template = list.find((one) => one.id === templateId) ?? list[0];
  const confirm = async () => {
    if (!template) return onClose();
    if (patientId === '') return setFailure({ code: 'invalid_input', message: 'Choose the patient.' });
    if (on === null) return setFailure({ code: 'invalid_input', message: 'Write the day of the services.' });
    const answer = await create.run({
      templateId: template.id,
      patientId: patientId as PatientId,
      serviceDate: on as IsoDate,
      renderingProviderId: providerId === '' ? null : (providerId as ProviderId),
      facilityId: facilityId === '' ? null : (facilityId as FacilityId),
    });
    if (!answer.ok) return setFailure(answer.error);
    onClose();
    announce(`Claim ${answer.value.summary.controlNumber} made of “${template.name}”.`);
    void navigate(`/claims/${answer.value.summary.id}`);
  };
  const drop = async () => {
    if (!template) return;
    const answer = await remove.run({ id: template.id });
    if (!answer.ok) return setFailure(answer.error);
    setTemplateId('');
    announce(`Template “${template.name}” deleted. Claims made of it stay.`);
  };
  return (
    <ConfirmSheet
      open
      width="medium"
      title="Claim from a template"
      confirmLabel={template ? 'Make the claim' : 'Close'}
      onConfirm={() => void confirm()}
      onCancel={onClose}
      busy={create.busy}
      failure={failure}
      focusInside={template !== undefined}
    >
      {templates.error ? <ErrorNote failure={templates.error} retry={templates.refetch} /> : null}
      {templates.data && !template ? (
        <p>There is no template yet. Open a claim and choose “Save as template” among its acts.</p>
      ) : null}
      {template ? (
        <>
          <div className="desk-template">
            <SelectInput
              label="Template"
              value={template.id}
              onChange={setTemplateId}
              options={list.map((one) => ({ value: one.id, label: one.name }))}
            />
            <Button kind="quiet" onClick={() => void drop()} busy={remove.busy}>
              Delete
            </Button>
          </div>
          <p className="desk-template-says">{said(template)}</p>
          <div className="sheet-fields">
            <PatientChoice chosen={patientId} onChoose={setPatientId} />
          </div>
          <div className="sheet-fields">
            <DateInput label="Day of the services" value={on} onChange={setOn} />
            <Places
              template={template}
              providerId={providerId}
              onProvider={setProviderId}
              facilityId={facilityId}
              onFacility={setFacilityId}
            />
          </div>
        </>
      ) : null}
    </ConfirmSheet>
  );
}

function said({ content }: ClaimTemplate): string {
  const services = content.lines.map((line) => [line.code, ...line.modifiers].join('-'));
  return `${content.diagnoses.join(', ')} with ${services.join(', ')}`;
}

/** Provider and place, where the template leaves them open. */
function Places(props: {
  readonly template: ClaimTemplate;
  readonly providerId: string;
  readonly onProvider: (id: string) => void;
  readonly facilityId: string;
  readonly onFacility: (id: string) => void;
}) {
  const { content } = props.template;
  const providers = useCall('practice', 'providers', {}, { enabled: content.renderingProviderId === null });
  const facilities = useCall('practice', 'facilities', {}, { enabled: content.facilityId === null });
  return (
    <>
      {content.renderingProviderId === null ? (
        <SelectInput
          label="Provider"
          placeholder="Choose"
          value={props.providerId}
          onChange={props.onProvider}
          options={(providers.data ?? []).map((p) => ({
            value: p.id,
            label: `${p.lastName}, ${p.firstName}`,
          }))}
        />
      ) : null}
      {content.facilityId === null ? (
        <SelectInput
          label="Place"
          placeholder="Choose"
          value={props.facilityId}
          onChange={props.onFacility}
          options={(facilities.data ?? []).map((f) => ({ value: f.id, label: f.name }))}
        />
      ) : null}
    </>
  );
}
