import type { AckTaken } from '#shared/contract/acknowledgements.ts';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { SERVICE_DAY, addPatient, readyClaim, type WorkFile } from '#tests/support/work-file.ts';

/** Three claims in one file that left the house: the file's text alone goes to the clearinghouse. */
export function sendThree(file: WorkFile): {
  readonly text: string;
  readonly claims: readonly ClaimDetail[];
} {
  const people = [
    file.ids.patientId,
    addPatient(file.patients, file.ids.payerId, 'Bea', '2001'),
    addPatient(file.patients, file.ids.payerId, 'Cleo', '2003'),
  ];
  const ready = people.map((id) => readyClaim(file, SERVICE_DAY, id));
  const { services } = file;
  const [made] = services.outbox.exportTo(
    ready.map((c) => c.summary.id),
    file.folder,
  );
  if (!made) throw new Error('No file was made.');
  return {
    text: services.outbox.file(made.id).text,
    claims: ready.map((c) => services.claims.get(c.summary.id)),
  };
}

/** Reads a text as a file of answers that a person chose. */
export function takeAnswer(file: WorkFile, text: string, fileName = 'answer.txt'): AckTaken {
  return file.services.acks.takeIn({ fileName, bytes: Buffer.from(text, 'utf8'), way: 'dialog' });
}
