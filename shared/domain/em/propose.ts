import { problemsOfDiagnoses, type AssignedDiagnosis } from './diagnosis-problems.ts';
import { readNote, type EmDocument } from './note-reading.ts';
import { proposeData } from './propose-data.ts';
import { proposeProblems } from './propose-problems.ts';
import { proposeRisk } from './propose-risk.ts';
import { proposeMinutes, proposePatient } from './propose-time.ts';
import type { EmProposal, EmProposals } from './worksheet.ts';

/**
 * What the documents of a visit propose for its level: problems with how they stand, tests, outside notes,
 * historian, own readings, discussions, treatment and its risk, minutes, and whether the patient is new. Each
 * carries the passage that supports it. Proposed only: nothing of it counts as confirmed.
 *
 * @param diagnoses what the coder has assigned: their titles name problems that no list of ours holds
 *
 * A laboratory report shows that a test was done, not that somebody weighed it: only what clinicians wrote
 * themselves is read. Never throws; an empty note proposes nothing.
 */
export function proposeEm(
  documents: readonly EmDocument[],
  diagnoses: readonly AssignedDiagnosis[] = [],
): EmProposals {
  const notes = documents.filter((d) => d.kind !== 'lab_report').map(readNote);
  const items = notes.flatMap((note) => [
    ...proposeProblems(note, problemsOfDiagnoses(diagnoses)),
    ...proposeData(note),
    ...proposeRisk(note),
  ]);
  return {
    items: firstOfEach(items),
    minutes: notes.map(proposeMinutes).find((m) => m !== null) ?? null,
    patient: notes.map(proposePatient).find((p) => p !== null) ?? null,
  };
}

function firstOfEach(items: readonly EmProposal[]): EmProposal[] {
  const seen = new Set<string>();
  return items.filter(({ key }) => !seen.has(key) && seen.add(key));
}
