import type { InboxRow } from '#shared/contract/documents.ts';
import type { PatientField } from '#shared/domain/matching/differences.ts';
import { StatusChip, type Tone } from '#renderer/ui/status-chip.tsx';

export const FIELD_WORDS: Readonly<Record<PatientField, string>> = {
  lastName: 'Last name',
  firstName: 'First name',
  middleName: 'Middle name',
  birthDate: 'Birth date',
  sex: 'Sex',
  address: 'Address',
  phone: 'Telephone',
};

export const FORMAT_WORDS: Readonly<Record<InboxRow['format'], string>> = {
  text: 'Text',
  rtf: 'RTF',
  pdf: 'PDF',
  docx: 'Word',
  image: 'Picture',
  ccda: 'C-CDA',
  hl7v2: 'HL7',
  fhir: 'FHIR',
};

export const WAY_WORDS: Readonly<Record<InboxRow['way'], string>> = {
  dialog: 'chosen',
  dropped: 'dropped',
  pasted: 'pasted',
  folder: 'from the folder',
};

/** Where an item stands, in two words: what is still to be decided about it. */
export function StandingChip({ row }: { readonly row: InboxRow }) {
  const [tone, words] = standing(row);
  return <StatusChip tone={tone}>{words}</StatusChip>;
}

function standing(row: InboxRow): readonly [Tone, string] {
  switch (row.status) {
    case 'attached':
      return ['fine', 'Attached'];
    case 'linked':
      return ['fine', 'Linked'];
    case 'known':
      return ['neutral', 'Known'];
    case 'discarded':
      return ['neutral', 'Discarded'];
    case 'waiting':
    case 'kept':
      return waiting(row);
  }
}

function waiting(row: InboxRow): readonly [Tone, string] {
  switch (row.patientMatch) {
    case 'none':
      return ['neutral', 'Nobody named'];
    case 'new':
      return ['informs', 'New patient'];
    case 'likely':
      return ['warns', 'Which patient?'];
    case 'exact':
      if (row.kind === 'patient') return ['informs', 'Changed data'];
      if (row.encounterMatch === 'exact') return ['fine', 'Exact'];
      return row.encounterMatch === 'likely' ? ['warns', 'Which visit?'] : ['informs', 'New visit'];
  }
}
