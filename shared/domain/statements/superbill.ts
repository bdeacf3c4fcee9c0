import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { Addressee, Sender, SuperbillContent } from './paper.ts';
import type { Voice } from './voice.ts';

export type SuperbillFacts = {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly practice: Sender & { readonly npi: string; readonly taxId: string };
  readonly addressee: Addressee & { readonly birthDate: IsoDate | null };
  readonly provider: { readonly name: string; readonly npi: string };
  readonly insured: string;
  readonly serviceOn: IsoDate;
  readonly placeOfService: string;
  /** In the order of the claim, with the words of the installed list; empty words where it is not installed. */
  readonly diagnoses: readonly { readonly code: string; readonly text: string }[];
  readonly lines: readonly {
    readonly code: string;
    readonly modifiers: readonly string[];
    /** The practice's own name of the service. */
    readonly description: string;
    /** Positions of diagnoses, counted from 1. */
    readonly pointers: readonly number[];
    readonly units: number;
    readonly chargeCents: number;
  }[];
  readonly paidCents: number;
};

/** What a patient files with an own insurer; the fields are those of a CMS-1500, boxes 21 and 24. */
export function buildSuperbill(facts: SuperbillFacts, voice: Voice): SuperbillContent {
  const letter = (position: number): string => String.fromCharCode(64 + position);
  return {
    kind: 'superbill',
    number: facts.number,
    issuedOn: facts.issuedOn,
    look: voice.look,
    practice: { ...facts.practice },
    addressee: facts.addressee,
    provider: facts.provider,
    insured: facts.insured,
    serviceOn: facts.serviceOn,
    placeOfService: facts.placeOfService,
    diagnoses: facts.diagnoses.map(({ code, text }, i) => ({ letter: letter(i + 1), code, text })),
    lines: facts.lines.map((line) => ({
      serviceOn: facts.serviceOn,
      placeOfService: facts.placeOfService,
      code: line.code,
      modifiers: [...line.modifiers],
      description: line.description,
      pointers: line.pointers.map(letter).join(' '),
      units: line.units,
      chargeCents: cents(line.chargeCents),
    })),
    totalCents: sumCents(facts.lines.map((l) => l.chargeCents)),
    paidCents: cents(facts.paidCents),
  };
}
