import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { ClaimProvider, OtherId, ProviderRole } from '../claim-parts/parties.ts';
import { boxLength } from './boxes.ts';
import { contest, type Contender, type Contest } from './contest.ts';
import { put, type BoxEntry } from './entry.ts';
import { isMedicare } from './medicare.ts';
import { printCode, printProvider, printWords } from './print-text.ts';

/** Roles that box 17 can name, in the order of its preference. Source: NUCC 02/12, box 17. */
const ROLES = [
  { role: 'referring', qualifier: 'DN', words: 'the referring provider' },
  { role: 'ordering', qualifier: 'DK', words: 'the ordering provider' },
  { role: 'supervising', qualifier: 'DQ', words: 'the supervising provider' },
] as const satisfies readonly {
  readonly role: ProviderRole;
  readonly qualifier: string;
  readonly words: string;
}[];

/** Qualifiers of numbers other than the NPI. Source: NUCC 02/12, boxes 17a, 24I, 32b and 33b. */
const REFERRING_IDS = ['0B', '1G', 'G2', 'LU'] as const;

type Named = Contender & {
  readonly provider: ClaimProvider;
  readonly qualifier: string;
  readonly shortened: boolean;
};

/** Who stands in box 17 of a form: of the claim, and of the lines on this form. */
export function referringContest(claim: ProfessionalClaim, lines: readonly ClaimLine[]): Contest<Named> {
  const all = [
    ...(claim.providers ?? []).map((provider, i) => ({ provider, field: `providers.${i + 1}` })),
    ...lines.flatMap((line) =>
      (line.detail?.providers ?? []).map((provider, i) => ({
        provider,
        field: `lines.${line.number}.detail.providers.${i + 1}`,
      })),
    ),
  ];
  const named = ROLES.flatMap(({ role, qualifier, words }) =>
    all
      .filter(({ provider }) => provider.role === role)
      .map(({ provider, field }): Named => {
        const print = providerName(provider);
        // The same person may stand on every line.
        const key = `${qualifier} ${provider.npi === '' ? print.text : provider.npi}`;
        return { provider, field, qualifier, words, print, shortened: print.shortened, key };
      }),
  );
  return contest(named);
}

function providerName(provider: ClaimProvider): ReturnType<typeof printProvider> {
  return provider.entity === '2'
    ? { ...printWords(provider.lastName), shortened: false }
    : printProvider(provider, boxLength('17'));
}

/** Boxes 17, 17a and 17b. Medicare never wants 17a (claims processing manual ch. 26 §10.4, item 17a). */
export function referringSection(claim: ProfessionalClaim, lines: readonly ClaimLine[]): BoxEntry[] {
  const { shown } = referringContest(claim, lines);
  if (shown === null) return [];
  const { provider, field, qualifier, print } = shown;
  const other = isMedicare(claim) ? null : otherId(provider.otherIds, REFERRING_IDS);
  return [
    put('17.qual', field, qualifier),
    put('17', `${field}.lastName`, print),
    ...(other === null
      ? []
      : [
          put('17a.qual', `${field}.otherIds`, other.qualifier),
          put('17a', `${field}.otherIds`, printCode(other.value)),
        ]),
    put('17b', `${field}.npi`, printCode(provider.npi)),
  ];
}

/** The first further number of a party whose qualifier the box takes. */
export function otherId(ids: readonly OtherId[] | undefined, qualifiers: readonly string[]): OtherId | null {
  return ids?.find(({ qualifier, value }) => qualifiers.includes(qualifier) && value.trim() !== '') ?? null;
}
