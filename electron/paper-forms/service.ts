import type { PreparedForms } from '#shared/contract/paper-forms.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { listName } from '#shared/domain/patient.ts';
import type { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { drawForms, type DrawnForms, type FormsWanted, type Offsets } from './draw-forms.ts';
import { createPreparedStore, type Prepared } from './prepared.ts';
import { printedService, type PrintedContext } from './printed.ts';
import { printersService } from './printers.ts';

export type PaperFormsContext = PrintedContext & {
  /** The frozen copy of a claim. @throws Refusal `not_found`. */
  readonly claim: (db: ReadDb, id: ClaimId) => ProfessionalClaim;
  /** Fills and draws in a thread of its own. @throws Refusal `cancelled` when stopped. */
  readonly drawInThread: (wanted: FormsWanted, tell: Tell, signal: AbortSignal) => Promise<DrawnForms>;
};

type Tell = (step: { readonly done: number; readonly total: number; readonly doing: string }) => void;

export type PaperFormsService = ReturnType<typeof createPaperFormsService>;

/** What is asked for: claims in the order of the pages, the face, and the printer's name or null for the standard one. */
export type FormsOrder = {
  readonly ids: readonly ClaimId[];
  readonly face: FormsWanted['face'];
  readonly printer: string | null;
};

/** A few claims are drawn at once: a thread takes longer to begin than they take. */
const FEW = 20;
const NO_OFFSET = { name: '', offsetX: 0, offsetY: 0 } as const;

/** CMS-1500 forms on paper: printers' offsets, many claims as one document, and the same document again. */
export function createPaperFormsService(context: PaperFormsContext) {
  const printers = printersService(context);
  const printed = printedService(context);
  const prepared = createPreparedStore(context.newId, context.db);

  /** The printer that a name means; null the standard one, or none when there is none. */
  const printerOf = (name: string | null): Offsets & { readonly name: string } => {
    const found = printers.list().find((one) => (name === null ? one.standard : one.name === name));
    if (!found && name !== null)
      throw new Refusal('not_found', `There is no printer "${name}". Nothing was printed.`);
    return found ?? NO_OFFSET;
  };
  /** Offsets belong to the pre-printed form; our own face is printed with its data. */
  const printerFor = (face: FormsWanted['face'], name: string | null) =>
    face === 'data_only' ? printerOf(name) : NO_OFFSET;
  const wantedFor = ({ ids, face, printer }: FormsOrder): Prepared['wanted'] => {
    const { name, offsetX, offsetY } = printerFor(face, printer);
    const db = context.db();
    const claims = [...new Set(ids)].map((id) => context.claim(db, id));
    return { claims, face, signedOn: context.clock.today(), printer: name, offsetX, offsetY };
  };
  const hold = (wanted: Prepared['wanted'], drawn: DrawnForms): PreparedForms => ({
    token: prepared.add({ wanted, drawn }),
    ...summary(wanted.claims, drawn),
  });
  /** Fills, checks and draws at once. */
  const prepareNow = (order: FormsOrder): PreparedForms => {
    const wanted = wantedFor(order);
    return hold(wanted, drawForms(wanted));
  };
  /** Writes down that prepared forms left the house; `fileName` is null when they were printed. */
  const noteTaken = (token: string, fileName: string | null): PaperPrintId => {
    const id = printed.keep(printable(prepared.get(token)), fileName);
    prepared.discard(token);
    return id;
  };

  return {
    printers,
    printerOf,
    printed,
    /** By how much the data of a face is moved for the standard printer. */
    offsetsFor: (face: FormsWanted['face']): Offsets => {
      const { offsetX, offsetY } = printerFor(face, null);
      return { offsetX, offsetY };
    },
    prepareNow,
    /** As `prepareNow`; many claims in a thread, which can be stopped. */
    prepare: async (order: FormsOrder, tell: Tell, signal: AbortSignal): Promise<PreparedForms> => {
      const wanted = wantedFor(order);
      const few = wanted.claims.length <= FEW;
      return hold(wanted, few ? drawForms(wanted) : await context.drawInThread(wanted, tell, signal));
    },
    /** @throws Refusal when the token is not known any more, or nothing of it can be printed. */
    pdf: (token: string): Uint8Array => printable(prepared.get(token)).drawn.pdf,
    /** A name for the file: the number of the first claim and of the last. */
    fileName: (token: string): string => {
      const numbers = prepared.get(token).wanted.claims.map(({ controlNumber }) => controlNumber);
      const ends = [...new Set([numbers[0], numbers.at(-1)])].join('-');
      return `cms1500-${ends}.pdf`.replaceAll(/[^\w.-]/g, '_');
    },
    discard: prepared.discard,
    /** Forgets everything that was prepared: the file is being closed. */
    forget: prepared.forget,
    noteTaken,
    /** Writes down that the forms of one claim left, as they are drawn for the standard printer today. */
    noteOne: (id: ClaimId, face: FormsWanted['face'], fileName: string | null): void => {
      noteTaken(prepareNow({ ids: [id], face, printer: null }).token, fileName);
    },
  };
}

function summary(
  claims: readonly ProfessionalClaim[],
  drawn: DrawnForms,
): Pick<PreparedForms, 'pages' | 'claims'> {
  return {
    pages: drawn.claims.reduce((sum, { forms }) => sum + forms.length, 0),
    claims: claims.map((claim, i) => ({
      id: claim.claimId,
      controlNumber: claim.controlNumber,
      patientName: listName(claim.patient),
      payerName: claim.payer.name,
      pages: drawn.claims[i]?.forms.length ?? 0,
      findings: [...(drawn.claims[i]?.findings ?? [])],
    })),
  };
}

/** @throws Refusal `rule_violated` with the first finding when nothing of it can be printed. */
function printable(prepared: Prepared): Prepared {
  const { pdf, claims } = prepared.drawn;
  if (pdf.length > 0) return prepared;
  const stop = claims.flatMap(({ findings }) => findings).find(({ severity }) => severity === 'stops');
  throw new Refusal('rule_violated', `Nothing was printed: ${stop?.message ?? 'there are no forms.'}`);
}
