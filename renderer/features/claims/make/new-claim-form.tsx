import { useEffect } from 'react';
import { pointerLetter, withDot } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { FormGrid } from '#renderer/ui/form.tsx';
import { DateInput, SelectInput, TextInput } from '#renderer/ui/inputs.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { markedAs } from './marked-as.ts';
import { listOf, useNewClaim, type NewClaim } from './new-claim-draft.ts';
import { NewClaimLines } from './new-claim-lines.tsx';
import { PatientChoice } from './patient-choice.tsx';

type Titles = Readonly<Record<string, string>>;
const set = (change: Partial<NewClaim>): void => useNewClaim.setState(change);

/** All that is written of a claim by hand. */
export function NewClaimForm(props: {
  readonly draft: NewClaim;
  readonly lineCents: readonly number[];
  /** Of the codes that are known on the day. */
  readonly titles: Titles;
}) {
  const { draft, titles } = props;
  return (
    <>
      <Section title="For whom, by whom, where" pad>
        <FormGrid>
          <Who draft={draft} />
          <ByWhom draft={draft} />
          <DateInput
            label="Day of the services"
            span={3}
            value={draft.serviceDate}
            onChange={(serviceDate) => set({ serviceDate })}
            inputRef={markedAs('serviceDate')}
          />
          <DateInput
            label="Onset"
            span={3}
            value={draft.onset}
            onChange={(onset) => set({ onset })}
            inputRef={markedAs('situation.dates.onset')}
          />
          <TextInput
            label="Prior authorisation"
            span={3}
            mono
            maxLength={50}
            value={draft.priorAuthorization}
            onChange={(priorAuthorization) => set({ priorAuthorization })}
            inputRef={markedAs('situation.priorAuthorization')}
          />
          <TextInput
            label="Reason of the visit"
            span={3}
            maxLength={120}
            value={draft.reason}
            onChange={(reason) => set({ reason })}
          />
        </FormGrid>
      </Section>
      <Section title="Diagnoses" pad>
        <Diagnoses draft={draft} titles={titles} />
      </Section>
      <Section title="Services" note="a line for each; what is seldom said is added on the claim’s page" pad>
        <NewClaimLines draft={draft} lineCents={props.lineCents} titles={titles} />
      </Section>
    </>
  );
}

/** The patient, and by which coverage of the day. */
function Who({ draft }: { readonly draft: NewClaim }) {
  const known = draft.patientId !== '';
  const patient = useCall(
    'patients',
    'get',
    { id: draft.patientId as PatientId },
    { enabled: known, tags: ['patients'] },
  );
  const on = draft.serviceDate ?? '';
  const all = known ? (patient.data?.coverages ?? []) : [];
  const active = all.filter((c) => c.activeFrom <= on && (c.activeTo === null || c.activeTo >= on));
  const none = known && patient.data !== undefined && active.length === 0;
  useEffect(() => {
    if (patient.data && draft.coverageId !== '' && !active.some((c) => c.id === draft.coverageId))
      set({ coverageId: '' });
  }, [patient.data, active, draft.coverageId]);
  return (
    <>
      <MarkedPatient draft={draft} name={patient.data ? listName(patient.data.patient) : undefined} />
      <SelectInput
        label="Coverage"
        span={4}
        value={draft.coverageId}
        onChange={(coverageId) => set({ coverageId })}
        placeholder="The one that pays first"
        options={[...active]
          .sort((a, b) => a.rank - b.rank)
          .map((c) => ({ value: c.id, label: `${c.rank}. ${c.payerName}, ${c.memberId}` }))}
        {...(none ? { error: 'None was active on that day.' } : {})}
        inputRef={markedAs('coverage')}
      />
    </>
  );
}

function MarkedPatient({ draft, name }: { readonly draft: NewClaim; readonly name: string | undefined }) {
  return (
    <PatientChoice
      span={4}
      chosen={draft.patientId}
      name={name}
      onChoose={(patientId) => {
        if (patientId !== useNewClaim.getState().patientId) set({ patientId, coverageId: '' });
      }}
      inputRef={markedAs('patientId')}
    />
  );
}

/** Provider and place; the only one that there is is meant. */
function ByWhom({ draft }: { readonly draft: NewClaim }) {
  const providers = useCall('practice', 'providers', {}).data?.filter((p) => p.active);
  const facilities = useCall('practice', 'facilities', {}).data?.filter((f) => f.active);
  const onlyProvider = providers?.length === 1 ? providers[0]?.id : undefined;
  const onlyFacility = facilities?.length === 1 ? facilities[0]?.id : undefined;
  useEffect(() => {
    if (draft.providerId === '' && onlyProvider !== undefined) set({ providerId: onlyProvider });
    if (draft.facilityId === '' && onlyFacility !== undefined) set({ facilityId: onlyFacility });
  }, [draft.providerId, draft.facilityId, onlyProvider, onlyFacility]);
  return (
    <>
      <SelectInput
        label="Provider"
        span={6}
        placeholder="Choose"
        value={draft.providerId}
        onChange={(providerId) => set({ providerId })}
        options={(providers ?? []).map((p) => ({ value: p.id, label: `${p.lastName}, ${p.firstName}` }))}
        inputRef={markedAs('renderingProvider')}
      />
      <SelectInput
        label="Place"
        span={6}
        placeholder="Choose"
        value={draft.facilityId}
        onChange={(facilityId) => set({ facilityId })}
        options={(facilities ?? []).map((f) => ({ value: f.id, label: `${f.name}, ${f.placeOfService}` }))}
        inputRef={markedAs('facility')}
      />
    </>
  );
}

/** Codes in order with their letters and, where the tables know them, their titles. */
function Diagnoses({ draft, titles }: { readonly draft: NewClaim; readonly titles: Titles }) {
  const codes = listOf(draft.diagnoses).map(withDot);
  return (
    <>
      <TextInput
        label="Codes in order, with blanks between them"
        mono
        maxLength={120}
        value={draft.diagnoses}
        onChange={(text) => set({ diagnoses: text.toUpperCase() })}
        inputRef={markedAs('diagnoses')}
      />
      {codes.length === 0 ? null : (
        <ol className="claim-dx" aria-label="Diagnoses with their letters">
          {codes.map((code, i) => (
            <li key={`${code}:${i}`}>
              <span className="mono">{pointerLetter(i + 1)}</span> <CodeText>{code}</CodeText>
              <span>{titles[code] ?? ''}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
