import { ChangesOf, type ReleaseRow } from '#shared/contract/codesets.ts';

/** The comparison that a link names: `?release=7`, `?from=3&to=7`, `?token=…&report=0`. Null for none. */
export function comparisonOf(params: URLSearchParams): ChangesOf | null {
  const number = (name: string): number | undefined => {
    const text = params.get(name) ?? '';
    return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  };
  const token = params.get('token') ?? undefined;
  const named =
    token !== undefined
      ? { token, report: number('report') ?? 0 }
      : params.has('release')
        ? { release: number('release') }
        : { from: number('from'), to: number('to') };
  const parsed = ChangesOf.safeParse(named);
  return parsed.success ? parsed.data : null;
}

/** The release whose changes are read when none is named: of codes, the one that came into force last. */
export function newestComparison(compared: readonly ReleaseRow[]): ReleaseRow | null {
  const codes = compared.filter((r) => r.kind === 'codes');
  const [newest] = [...(codes.length > 0 ? codes : compared)].sort((a, b) =>
    a.effectiveFrom < b.effectiveFrom ? 1 : -1,
  );
  return newest ?? null;
}
