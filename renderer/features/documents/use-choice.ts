import { useState } from 'react';
import type { Candidate, EncounterChoice, InboxItem } from '#shared/contract/documents.ts';
import type { PatientId } from '#shared/kernel/ids.ts';

/** Which patient and which visit of ours the user looks at; the fitting ones until another is chosen. */
export type Choice = {
  readonly candidate: Candidate | null;
  readonly candidateIndex: number;
  readonly encounter: EncounterChoice | null;
  readonly choosePatient: (index: number) => void;
  readonly chooseEncounter: (id: string) => void;
};

export function useChoice(item: InboxItem, asked: PatientId | null): Choice {
  const [patientId, setPatientId] = useState<string | null>(null);
  const [encounterId, setEncounterId] = useState<string | null>(null);
  const wanted = patientId ?? asked ?? item.row.patientId;
  const found = item.candidates.findIndex((one) => one.patient.id === wanted);
  const candidateIndex = Math.max(0, found);
  const candidate = item.candidates[candidateIndex] ?? null;
  const encounters = candidate?.encounters ?? [];
  const chosen = encounters.find((one) => one.id === encounterId);
  // A visit that does not fit is nobody's proposal: it has to be chosen.
  const encounter = chosen ?? encounters.find((one) => one.kind !== 'other') ?? null;
  return {
    candidate,
    candidateIndex,
    encounter,
    choosePatient: (index) => {
      const next = item.candidates[(index + item.candidates.length) % Math.max(1, item.candidates.length)];
      setPatientId(next?.patient.id ?? null);
      setEncounterId(null);
    },
    chooseEncounter: setEncounterId,
  };
}
