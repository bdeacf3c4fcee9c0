import { useState } from 'react';
import type { Candidate, EncounterChoice, InboxItem } from '#shared/contract/documents.ts';
import { plainPhone } from '#shared/domain/matching/prefill.ts';
import { bornText, listName } from '#shared/domain/patient.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { Reasons } from '#renderer/ui/question-sheet.tsx';
import { EncounterChip, StatusChip, type Tone } from '#renderer/ui/status-chip.tsx';
import { DateText, phoneText, zipText } from '#renderer/ui/text.tsx';
import { FindPatientSheet } from './find-patient-sheet.tsx';
import { TakeOver } from './take-over.tsx';
import type { Choice } from './use-choice.ts';

const MOST_VISITS = 9;
const KIND = {
  exact: ['fine', 'Exact'],
  likely: ['warns', 'Likely'],
  different: ['stops', 'Somebody else'],
} as const;

/** A file that names nobody is of whom the user says. */
function kindOf(item: InboxItem, candidate: Candidate): readonly [Tone, string] {
  return item.patient === null ? ['neutral', 'Chosen by you'] : KIND[candidate.kind];
}

/** The person of the file beside ours, and the visits of that patient to choose from. */
export function CandidateView(props: {
  readonly item: InboxItem;
  readonly choice: Choice;
  readonly onAsk: (id: PatientId) => void;
}) {
  const { item, choice } = props;
  const [finding, setFinding] = useState(false);
  const { candidate, candidateIndex } = choice;
  const many = item.candidates.length;
  const visits = visitsShown(candidate, choice.encounter);
  useKeys([
    {
      combo: 'ArrowRight',
      label: 'Next patient who may fit',
      run: () => choice.choosePatient(candidateIndex + 1),
      when: many > 1,
    },
    {
      combo: 'ArrowLeft',
      label: 'Patient before',
      run: () => choice.choosePatient(candidateIndex - 1),
      when: many > 1,
    },
    ...visits.map((visit, i) => ({
      combo: String(i + 1),
      label: `Visit of ${visit.serviceDate}`,
      run: () => choice.chooseEncounter(visit.id),
    })),
  ]);
  return (
    <>
      <section className="inbox-part" aria-label="Patient">
        <div className="inbox-part-head">
          <h3>Patient</h3>
          {candidate === null ? (
            <span className="muted">
              {item.patient === null ? 'The file names nobody.' : 'Nobody of yours is like this person.'}
            </span>
          ) : (
            <StatusChip tone={kindOf(item, candidate)[0]}>{kindOf(item, candidate)[1]}</StatusChip>
          )}
          <span className="page-gap" />
          {candidate === null ? null : <TakeOver item={item} candidate={candidate} />}
          <Button keys="F" label="Find another patient" onClick={() => setFinding(true)}>
            Find
          </Button>
          {many > 1 ? (
            <span className="muted inbox-turn">
              {candidateIndex + 1} of {many} <KeyCap combo="ArrowLeft" /> <KeyCap combo="ArrowRight" />
            </span>
          ) : null}
        </div>
        {item.patient === null ? (
          candidate === null ? null : (
            <p>
              <strong>{listName(candidate.patient)}</strong> · {bornText(candidate.patient.birthDate)} ·{' '}
              {candidate.patient.sex} · {candidate.patient.accountNumber}
            </p>
          )
        ) : (
          <PersonTable item={item} candidate={candidate} />
        )}
        {candidate === null || item.patient === null ? null : (
          <Reasons agrees={candidate.agrees} differs={candidate.differs} />
        )}
      </section>
      {candidate === null || item.row.kind === 'patient' ? null : (
        <section className="inbox-part" aria-label="Visit">
          <div className="inbox-part-head">
            <h3>Visit</h3>
            <span className="muted">{toldOfVisit(item)}</span>
          </div>
          <Visits visits={visits} chosen={choice.encounter} onChoose={choice.chooseEncounter} />
        </section>
      )}
      {finding ? (
        <FindPatientSheet
          start={item.patient?.lastName ?? ''}
          onClose={() => setFinding(false)}
          onFound={props.onAsk}
        />
      ) : null}
    </>
  );
}

/** The fitting ones, and the one that was chosen by hand; nine at most, a digit each. */
function visitsShown(
  candidate: Candidate | null,
  chosen: EncounterChoice | null,
): readonly EncounterChoice[] {
  const all = candidate?.encounters ?? [];
  const first = all.slice(0, MOST_VISITS);
  return chosen === null || first.some((one) => one.id === chosen.id)
    ? first
    : [...first.slice(0, -1), chosen];
}

function toldOfVisit(item: InboxItem): string {
  const { encounter, document } = item;
  const on = encounter?.serviceDate
    ? `of ${encounter.serviceDate}`
    : document?.writtenOn
      ? `written ${document.writtenOn}`
      : 'no date in the file';
  return [on, encounter?.providerName ?? '', encounter?.reason ?? ''].filter(Boolean).join(' · ');
}

function Visits(props: {
  readonly visits: readonly EncounterChoice[];
  readonly chosen: EncounterChoice | null;
  readonly onChoose: (id: string) => void;
}) {
  if (props.visits.length === 0)
    return (
      <p className="muted">
        This patient has no visit yet. N makes one, K keeps the document with the patient.
      </p>
    );
  return (
    <ul className="visits" role="listbox" aria-label="Visits">
      {props.visits.map((visit, i) => (
        <li
          key={visit.id}
          role="option"
          aria-selected={visit.id === props.chosen?.id}
          data-kind={visit.kind}
          onClick={() => props.onChoose(visit.id)}
        >
          <KeyCap combo={String(i + 1)} />
          <DateText date={visit.serviceDate} />
          <span className="visit-reason">{visit.reason}</span>
          <span className="visit-why">{visit.why}</span>
          <EncounterChip status={visit.status} />
        </li>
      ))}
    </ul>
  );
}

type RowOf = {
  readonly name: string;
  readonly theirs: string;
  readonly ours: string;
  readonly same: boolean;
};

function PersonTable(props: { readonly item: InboxItem; readonly candidate: Candidate | null }) {
  const rows = personRows(props.item, props.candidate);
  return (
    <table className="persons">
      <thead>
        <tr>
          <td />
          <th scope="col">In the file</th>
          <th scope="col">
            {props.candidate === null ? 'Here' : `Here · ${props.candidate.patient.accountNumber}`}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.theirs || '–'}</td>
            <td data-differs={!row.same}>{row.ours || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What can be compared, as the file says it and as we have it. Which fields differ is the practice file's word. */
function personRows(item: InboxItem, candidate: Candidate | null): readonly RowOf[] {
  const theirs = item.patient;
  const ours = candidate?.patient ?? null;
  const changed = new Set(candidate?.changes.map((change) => change.field));
  const name = theirs === null ? '' : [listName(theirs), theirs.suffix ?? ''].filter(Boolean).join(' ');
  const row = (label: string, told: string, kept: string, ...fields: readonly string[]): RowOf => ({
    name: label,
    theirs: told,
    ours: kept,
    same: ours === null || !fields.some((field) => changed.has(field as 'phone')),
  });
  return [
    row('Name', name, ours ? listName(ours) : '', 'lastName', 'firstName', 'middleName'),
    row('Birth date', theirs?.birthDate ?? '', ours?.birthDate ?? '', 'birthDate'),
    row('Sex', theirs?.sex ?? '', ours?.sex ?? '', 'sex'),
    row(
      'Telephone',
      phoneText(plainPhone(theirs?.phone ?? '') || (theirs?.phone ?? '')),
      phoneText(ours?.phone ?? ''),
      'phone',
    ),
    row('Address', addressText(theirs?.address ?? null), addressText(ours?.address ?? null), 'address'),
    row(
      'Number',
      theirs?.identifiers.map((id) => [id.value, id.assigner].filter(Boolean).join(', ')).join('; ') ?? '',
      '',
    ),
  ].filter((one) => one.theirs !== '' || one.ours !== '');
}

function addressText(address: InboxItem['candidates'][number]['patient']['address'] | null): string {
  if (address === null) return '';
  return [address.line1, address.line2, address.city, `${address.state} ${zipText(address.zip)}`.trim()]
    .filter((part) => part.trim() !== '')
    .join(', ');
}
