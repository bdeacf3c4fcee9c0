import { X12Problem } from '../problem.ts';
import { element } from '../segments.ts';
import type { Segment } from '../segments.ts';
import { assemble, share } from './assemble.ts';
import type { Shared } from './assemble.ts';
import { ClaimLevel } from './claim-level.ts';
import { Standing } from './gathering.ts';
import type { Complaints } from './gathering.ts';
import { HeaderLevel, ProviderLevel } from './header-level.ts';
import { judge } from './judge.ts';
import { LineLevel } from './line-level.ts';
import type { OtherLevel } from './other-level.ts';
import { PatientLevel, SubscriberLevel } from './people-level.ts';
import type { Read837pEvent, ReadHeader, ReadProblem } from './read-claim.ts';
import { el } from './values.ts';

/** Segments that only claims of another kind have. */
const OTHER_CLAIMS: Readonly<Record<string, string>> = {
  SV2: 'institutional claims (837I)',
  CL1: 'institutional claims (837I)',
  SV3: 'dental claims (837D)',
};

/** Gathers the claims of one transaction, one after another, from the segments between ST and SE. */
export class ClaimGatherer {
  readonly #at = new Standing();
  readonly #out: Read837pEvent[];
  readonly #header: ReadHeader;
  readonly #st: Segment;
  readonly #names: HeaderLevel;
  #provider: ProviderLevel | null = null;
  #subscriber: SubscriberLevel | null = null;
  #patient: PatientLevel | null = null;
  #claim: ClaimLevel | null = null;
  #other: OtherLevel | null = null;
  #line: LineLevel | null = null;
  #shared: Shared | null = null;
  #begun = false;
  #last: Segment;

  /** @param out where finished claims and problems go, in the order of the file. */
  constructor(st: Segment, header: ReadHeader, out: Read837pEvent[]) {
    this.#st = st;
    this.#last = st;
    this.#header = header;
    this.#out = out;
    this.#names = new HeaderLevel(this.#at);
  }

  take(s: Segment): void {
    switch (s.id) {
      case 'HL':
        this.#openLevel(s);
        break;
      case 'NM1':
        this.#openName(s);
        break;
      case 'CLM':
        this.#openClaim(s);
        break;
      case 'LX':
        this.#openLine(s);
        break;
      case 'SBR':
        if (this.#claim) {
          this.#closeLine();
          this.#other = this.#claim.openOther(s);
        } else this.#at.reader.take(s);
        break;
      case 'SV1':
        if (this.#claim && !this.#line) this.#lineWithoutLx(s);
        else this.#at.reader.take(s);
        break;
      case 'LIN':
      case 'SVD':
      case 'LQ':
        this.#openInLine(s);
        break;
      case 'SV2':
      case 'SV3':
      case 'CL1':
        // A file that says it is professional is read as such, and this segment reported as foreign.
        if (!this.#header.version.includes('X222')) refuseOther(s);
        this.#at.reader.take(s);
        break;
      default:
        this.#at.reader.take(s);
    }
    this.#last = s;
  }

  /** Whether no HL and no claim was met yet. */
  get inHeader(): boolean {
    return !this.#begun;
  }

  /** SE is reached. */
  close(): void {
    this.#closeClaim();
    this.#begin();
    this.#leave(this.#patient, '2000C');
    this.#leave(this.#subscriber, '2000B');
    this.#leave(this.#provider, '2000A');
    if (this.#provider === null) {
      const message = `The transaction that begins in segment ${this.#st.number} holds no claim.`;
      this.#lose({ segment: this.#st.number, loop: 'ST', element: '', message, effect: 'lost' });
      for (const problem of this.#names.complaints.problems ?? []) this.#lose(problem);
    }
  }

  #openLevel(s: Segment): void {
    this.#closeClaim();
    this.#begin();
    const kind = el(s, 3);
    this.#leave(this.#patient, '2000C');
    this.#patient = null;
    this.#shared = null;
    if (kind === '23' && this.#subscriber) {
      this.#patient = new PatientLevel(this.#at, s);
      this.#parent(s, this.#subscriber.number);
      return;
    }
    this.#leave(this.#subscriber, '2000B');
    this.#subscriber = null;
    if (kind === '22' && this.#provider) {
      this.#subscriber = new SubscriberLevel(this.#at, s);
      this.#parent(s, this.#provider.number);
      return;
    }
    this.#leave(this.#provider, '2000A');
    this.#provider = new ProviderLevel(this.#at, s, this.#submitterPhone());
    if (kind === '20') return;
    const wrong =
      kind === '22' || kind === '23'
        ? 'stands without the level above it'
        : `names a level (HL03) that a professional claim does not have`;
    this.#at.problem(s, 'HL03', `The HL in segment ${s.number} ${wrong}.`);
    if (kind === '22') this.#subscriber = new SubscriberLevel(this.#at, s);
  }

  /** HL02 names the level above. */
  #parent(s: Segment, number: string): void {
    if (el(s, 2) !== number)
      this.#at.problem(
        s,
        'HL02',
        `HL02 in segment ${s.number} does not name the level above it; its place in the file was taken.`,
      );
  }

  /** Everything of the header is read. */
  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    this.#names.close();
    this.#out.push({ kind: 'transaction', header: this.#header, segment: this.#st.number });
  }

  #submitterPhone(): string {
    return this.#names.submitter.phone;
  }

  #openName(s: Segment): void {
    const level =
      this.#line ?? this.#other ?? this.#claim ?? this.#patient ?? this.#subscriber ?? this.#provider;
    (level ?? this.#names).openName(s);
  }

  #openClaim(s: Segment): void {
    this.#closeClaim();
    this.#begin();
    if (!this.#subscriber) {
      // Without a subscriber's HL there is nothing to which the claim could belong.
      this.#provider ??= new ProviderLevel(this.#at, s, this.#submitterPhone());
      this.#subscriber = new SubscriberLevel(this.#at, s);
      const message = `The claim in segment ${s.number} stands without the HL of a subscriber.`;
      this.#at.problem(s, '', message, 'unreadable');
    }
    this.#claim = new ClaimLevel(this.#at, s);
  }

  #openLine(s: Segment): void {
    if (!this.#claim) return this.#at.reader.take(s);
    this.#closeLine();
    this.#other = null;
    this.#addLine(this.#claim, s, s);
  }

  #lineWithoutLx(s: Segment): void {
    if (!this.#claim) return;
    this.#other = null;
    const line = this.#addLine(this.#claim, null, s);
    this.#at.problem(s, '', `The service in segment ${s.number} stands without its LX.`);
    line.take(s);
  }

  #addLine(claim: ClaimLevel, lx: Segment | null, s: Segment): LineLevel {
    const number = claim.lines.length + 1;
    const line = new LineLevel(this.#at, lx, number, s.number, claim.placeOfService, claim.complaints);
    claim.lines.push(line);
    this.#line = line;
    return line;
  }

  #openInLine(s: Segment): void {
    const line = this.#line;
    if (!line) this.#at.reader.take(s);
    else if (s.id === 'LIN') line.openDrug(s);
    else if (s.id === 'SVD') line.openDecision(s);
    else line.openForm(s);
  }

  #closeLine(): void {
    this.#line?.close();
    this.#line = null;
  }

  #closeClaim(): void {
    this.#closeLine();
    this.#other = null;
    const c = this.#claim;
    const [provider, subscriber, patient] = [this.#provider, this.#subscriber, this.#patient];
    this.#claim = null;
    if (!c || !provider || !subscriber) return;
    let sum = 0;
    for (const line of c.lines) sum += line.chargeCents;
    c.close(sum);
    this.#shared ??= share(this.#names, provider, subscriber, patient);
    const shared = this.#shared;
    this.#at.keep = c.keep;
    const serviceDate = judge(c, shared);
    const problems: ReadProblem[] = [];
    let unreadable = take(this.#names.complaints, problems);
    unreadable = take(provider.complaints, problems) || unreadable;
    unreadable = take(subscriber.complaints, problems) || unreadable;
    if (patient) unreadable = take(patient.complaints, problems) || unreadable;
    unreadable = take(c.complaints, problems) || unreadable;
    this.#out.push({
      kind: 'claim',
      claim: assemble(shared, c, serviceDate),
      at: {
        transaction: this.#st.number,
        provider: provider.segment,
        subscriber: subscriber.segment,
        patient: patient?.segment ?? null,
        claim: c.clm.number,
        last: this.#last.number,
      },
      header: this.#header,
      problems,
      readable: !unreadable,
    });
    provider.claims += 1;
    subscriber.claims += 1;
    if (patient) patient.claims += 1;
  }

  /** A level ends: what was said in one without claims cannot be kept. */
  #leave(
    level: { readonly claims: number; readonly segment: number; readonly complaints: Complaints } | null,
    loop: string,
  ): void {
    if (!level || level.claims > 0) return;
    const message = `The loop ${loop} that begins in segment ${level.segment} has no claim; what it says is not kept.`;
    this.#lose({ segment: level.segment, loop, element: '', message, effect: 'lost' });
    for (const problem of level.complaints.problems ?? []) this.#lose(problem);
  }

  #lose(problem: ReadProblem): void {
    this.#out.push({ kind: 'problem', problem });
  }
}

/** Moves what is wrong, so that it is said once, at the first claim that it concerns. */
function take(complaints: Complaints, into: ReadProblem[]): boolean {
  if (complaints.problems) {
    for (const problem of complaints.problems) into.push(problem);
    complaints.problems = null;
  }
  return complaints.unreadable;
}

function refuseOther(s: Segment): void {
  const words = OTHER_CLAIMS[element(s, 0)];
  if (words)
    throw new X12Problem(
      `This file holds ${words} and not professional claims (837P), see segment ${s.number}.`,
      s.number,
    );
}
