import type { EncounterDetail } from '#shared/contract/coding.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type {
  DefenceContent,
  DefenceDocument,
  DefenceSignature,
  DefenceSupport,
} from '#shared/domain/defence/content.ts';
import { layPassages } from '#shared/domain/defence/passages.ts';
import { codedContent } from '#shared/domain/defence/signed-content.ts';
import { DOCUMENT_KIND_WORDS, pointerLetter } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import { listSignatures, sha256Of } from '#electron/audit/signature.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { findClaim, listClaimHistory, userName } from './queries.ts';
import type { CodePassage, DefenceReaders } from './readers.ts';

/** Passages told beside a code; every one is marked in the documents. */
const MOST_TOLD = 6;

/** Puts together everything on record about an encounter, as it stands now. */
export function gatherContent(
  context: Pick<ServiceContext, 'records'> & DefenceReaders,
  db: ReadDb,
  detail: EncounterDetail,
  passages: readonly CodePassage[],
): DefenceContent {
  const { encounter, patient, coding } = detail;
  const practice = context.records.practice(db);
  const coverage = context.records.coverageOn(db, patient.id, encounter.serviceDate);
  const marks = createMarks(detail);
  const order = new Map(detail.documents.map((d, i) => [d.id, i + 1]));
  const supportOf = (mark: string) =>
    support(
      passages.filter((p) => marks(p).includes(mark)),
      order,
    );
  const kept = context.findingsWhenCoded(encounter.id);
  const address = practice?.address;
  return {
    practice: {
      name: practice?.name ?? '',
      addressLines: address
        ? [address.line1, address.line2, `${address.city} ${address.state} ${zipWords(address.zip)}`].filter(
            (line) => line.trim() !== '',
          )
        : [],
      npi: practice?.npi ?? '',
    },
    patient: {
      name: listName(patient),
      accountNumber: patient.accountNumber,
      birthDate: patient.birthDate,
      sex: patient.sex,
    },
    encounter: {
      id: encounter.id,
      serviceDate: encounter.serviceDate,
      reason: encounter.reason,
      status: encounter.status,
      providerName: detail.providerName,
      facilityName: detail.facilityName,
      placeOfService: detail.placeOfService,
      codedAt: encounter.codedAt,
      codedBy: encounter.codedBy === null ? '' : userName(db, encounter.codedBy),
    },
    payer: coverage && { name: detail.payerName, memberId: coverage.memberId },
    claim: findClaim(db, encounter.id),
    documents: detail.documents.map((d, i): DefenceDocument => ({
      number: i + 1,
      title: d.title,
      kind: DOCUMENT_KIND_WORDS[d.kind],
      receivedAt: d.receivedAt,
      sha256: d.sha256,
      text: d.text,
      passages: layPassages(
        passages
          .filter((p) => p.documentId === d.id)
          .flatMap((p) => marks(p).map((mark) => ({ start: p.start, end: p.end, mark }))),
        d.text.length,
      ),
    })),
    diagnoses: coding.diagnoses.map((code, i) => ({
      mark: pointerLetter(i + 1),
      code,
      title: detail.titles[code] ?? '',
      support: supportOf(pointerLetter(i + 1)),
    })),
    lines: coding.lines.map((line, i) => ({
      mark: `L${i + 1}`,
      code: line.code,
      title: detail.titles[line.code] ?? '',
      modifiers: line.modifiers,
      pointers: line.pointers.map(pointerLetter),
      units: line.units,
      chargeCents: line.chargeCents,
      support: supportOf(`L${i + 1}`),
    })),
    findings: { list: kept ?? detail.findings, asOf: kept === null ? 'now' : 'coded' },
    em: context.emLinesOf(encounter.id),
    releases: context.releasesFor(encounter.id, encounter.serviceDate),
    verdicts: context.verdictsOf(encounter.id),
    queries: context.queriesOf(encounter.id),
    audits: context.auditsOf(encounter.id),
    claimHistory: listClaimHistory(db, encounter.id),
    signatures: signaturesOf(db, detail),
  };
}

/** Which codes of the coding a passage supports, as they are lettered. */
function createMarks({ coding }: EncounterDetail): (passage: CodePassage) => readonly string[] {
  const known = new Map<string, string[]>();
  const learn = (key: string, mark: string): void => {
    known.set(key, [...(known.get(key) ?? []), mark]);
  };
  coding.diagnoses.forEach((code, i) => learn(`icd10cm ${code}`, pointerLetter(i + 1)));
  coding.lines.forEach(({ code }, i) => learn(`${procedureSystem(code)} ${code}`, `L${i + 1}`));
  return ({ system, code }) => known.get(`${system} ${code}`) ?? [];
}

/** The same words of the same document are told once. */
function support(passages: readonly CodePassage[], order: ReadonlyMap<string, number>): DefenceSupport[] {
  const told = new Map<string, DefenceSupport>();
  for (const { documentId, text, way } of passages) {
    const document = order.get(documentId);
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (document !== undefined) told.set(`${document} ${words.toLowerCase()}`, { document, words, way });
  }
  return [...told.values()].slice(0, MOST_TOLD);
}

function signaturesOf(db: ReadDb, { encounter, coding, documents }: EncounterDetail): DefenceSignature[] {
  const now = sha256Of(
    codedContent({
      encounterId: encounter.id,
      serviceDate: encounter.serviceDate,
      coding,
      documents: documents.map((d) => d.sha256),
    }),
  );
  return listSignatures(db, encounter.id).map((s) => ({
    ...s,
    matches: s.role === 'coder' ? s.sha256 === now : null,
  }));
}

function zipWords(zip: string): string {
  return zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip;
}
