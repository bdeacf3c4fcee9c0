import { Button } from '#renderer/ui/button.tsx';
import { FormGrid, FormHeading } from '#renderer/ui/form.tsx';
import { AddressAt } from './address-at.tsx';
import { Attachments } from './attachments.tsx';
import { CheckAt, CodesAt, SelectAt, TextAt, useEditing } from './edit-context.tsx';

const NOTE_KINDS = [
  { value: 'ADD', label: 'ADD more to know' },
  { value: 'CER', label: 'CER certification' },
  { value: 'DCP', label: 'DCP goals, plans' },
  { value: 'DGN', label: 'DGN diagnosis' },
  { value: 'TPO', label: 'TPO for the repricer' },
];

/** One note, and what is sent beside the claim. */
export function PapersGroup() {
  const { claim, set } = useEditing();
  const papers = claim.situation?.paperwork ?? [];
  return (
    <>
      <FormGrid>
        <SelectAt
          path="situation.note.kind"
          label="Kind of note"
          span={3}
          options={NOTE_KINDS}
          placeholder="None"
          optional
        />
        <TextAt
          path="situation.note.text"
          label="Note of the claim, at most 80 letters"
          span={9}
          max={80}
          optional
        />
      </FormGrid>
      <FormHeading>Attachments</FormHeading>
      <Attachments
        path="situation.paperwork"
        of={papers.length}
        onAdd={(next) => set('situation.paperwork', [...papers, next])}
      />
    </>
  );
}

const EMPTY_ADDRESS = { line1: '', line2: '', city: '', state: '', zip: '' };
const EMPTY_RIDE = {
  patientWeight: null,
  reason: '',
  miles: '',
  certifications: [],
  pickUp: { ...EMPTY_ADDRESS },
  dropOff: { name: '', address: { ...EMPTY_ADDRESS } },
};

/** A ride by ambulance. */
export function AmbulanceGroup() {
  const { claim, set } = useEditing();
  const ride = claim.situation?.ambulance;
  const at = 'situation.ambulance';
  if (!ride)
    return (
      <div className="edit-add">
        <Button onClick={() => set(at, EMPTY_RIDE)}>This claim is about a ride</Button>
      </div>
    );
  return (
    <>
      <FormGrid>
        <TextAt path={`${at}.reason`} label="Reason, A to E" span={2} max={1} upper mono />
        <TextAt path={`${at}.miles`} label="Miles" span={2} mono />
        <TextAt path={`${at}.patientWeight`} label="Patient’s pounds" span={2} mono />
        <TextAt path={`${at}.roundTripPurpose`} label="Why there and back" span={3} max={80} optional />
        <TextAt path={`${at}.stretcherPurpose`} label="Why on a stretcher" span={3} max={80} optional />
      </FormGrid>
      {ride.certifications.map((_, i) => (
        <FormGrid key={i}>
          <CheckAt path={`${at}.certifications.${i + 1}.applies`} label="Condition applies" span={3} />
          <CodesAt path={`${at}.certifications.${i + 1}.conditions`} label="Conditions" span={6} />
        </FormGrid>
      ))}
      <div className="edit-add">
        <Button
          onClick={() =>
            set(`${at}.certifications`, [...ride.certifications, { applies: true, conditions: [] }])
          }
          disabledReason={ride.certifications.length >= 3 ? 'At most three.' : null}
        >
          Add conditions
        </Button>
        <Button onClick={() => set(at, undefined)}>Not a ride</Button>
      </div>
      {ride.pickUp ? (
        <>
          <FormHeading>Picked up</FormHeading>
          <FormGrid>
            <AddressAt path={`${at}.pickUp`} />
          </FormGrid>
        </>
      ) : null}
      {ride.dropOff ? (
        <>
          <FormHeading>Brought to</FormHeading>
          <FormGrid>
            <TextAt path={`${at}.dropOff.name`} label="Name" span={12} max={60} />
            <AddressAt path={`${at}.dropOff.address`} />
          </FormGrid>
        </>
      ) : null}
    </>
  );
}
