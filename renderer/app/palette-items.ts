import { useEffect, useState } from 'react';
import { CLAIM_STATUSES } from '#shared/domain/claim.ts';
import { bornText, listName } from '#shared/domain/patient.ts';
import { useKeyStore } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { SETTINGS, type Place } from './places.ts';
import { usePlaces } from './use-places.ts';
import { hasRoute } from './feature-routes.ts';
import { SETTINGS_TABS } from '#renderer/lib/settings-tabs.ts';

export type PaletteItem = {
  readonly id: string;
  readonly group: 'Pages' | 'Acts' | 'Patients' | 'Claims';
  readonly label: string;
  readonly note: string;
  readonly combo?: string | undefined;
  readonly run: () => void;
};

const SEARCH_AFTER_MS = 90;
const MOST = 8;

/** What the palette offers for a query, best group first. */
export function usePaletteItems(query: string, go: (path: string) => void): readonly PaletteItem[] {
  const text = query.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const seesPatients = usePermission('patients.read') === null;
  const seesClaims = usePermission('claims.read') === null && hasRoute('/claims');
  const search = asked.slice(0, 80);
  const found = useCall(
    'patients',
    'list',
    { search, limit: MOST, offset: 0 },
    { enabled: seesPatients && search.length >= 2, keep: true },
  );
  const claims = useCall(
    'claims',
    'list',
    { statuses: [...CLAIM_STATUSES], search, limit: MOST },
    { enabled: seesClaims && search.length >= 2, keep: true },
  );
  const places = usePlaces();
  const seesMoney = usePermission('money.read') === null;
  const makesClaims = usePermission('claims.write') === null && hasRoute('/claims');
  const bringsHistory = usePermission('history.write') === null && hasRoute('/settings/history');
  const commands = [...pages(go, places, makesClaims, bringsHistory, seesMoney), ...acts()].filter((item) =>
    matches(item.label, text),
  );
  if (text.length < 2) return commands;
  return [
    ...commands,
    ...(found.data?.rows ?? []).map((row): PaletteItem => ({
      id: `patient ${row.id}`,
      group: 'Patients',
      label: listName(row),
      note: `${bornText(row.birthDate)} · ${row.accountNumber}`,
      run: () => go(`/patients/${row.id}`),
    })),
    ...(claims.data ?? []).map((row): PaletteItem => ({
      id: `claim ${row.id}`,
      group: 'Claims',
      label: `${row.controlNumber} · ${row.patientName}`,
      note: `${row.serviceDate} · ${row.payerName}`,
      run: () => go(`/claims/${row.id}`),
    })),
  ];
}

function pages(
  go: (path: string) => void,
  places: readonly Place[],
  makesClaims: boolean,
  bringsHistory: boolean,
  seesMoney: boolean,
): readonly PaletteItem[] {
  const page = (path: string, label: string, combo?: string): PaletteItem => ({
    id: path,
    group: 'Pages',
    label,
    note: '',
    combo,
    run: () => go(path),
  });
  return [
    ...places.map((place) => page(place.path, place.label, place.keys)),
    ...SETTINGS_TABS.map((tab) => page(`${SETTINGS.path}/${tab.path}`, `Settings: ${tab.label}`)),
    ...(makesClaims ? [page('/claims/new', 'New claim by hand')] : []),
    ...(bringsHistory ? [page('/settings/history', 'Bring claims and payments of another system')] : []),
    ...(seesMoney
      ? [
          page('/statements/run', 'Statement run'),
          page('/statements/sent', 'Sent invoices, statements, receipts'),
          page('/statements/plans', 'Payment plans'),
          page('/statements/estimates', 'Good-faith estimates'),
          page('/statements/collections', 'Collections'),
        ]
      : []),
    page('/remits/underpayments', 'Underpayments'),
    page('/remits/paper', 'Paper EOBs'),
    page('/codesets/changes', 'What changed in the code sets'),
  ];
}

/** The acts of the page beneath, with their keys. */
function acts(): readonly PaletteItem[] {
  const seen = new Set<string>();
  return [...useKeyStore.getState().bindings]
    .reverse()
    .filter((b) => b.layer === 0)
    .map((b) => b.current())
    .filter((b) => b.when !== false && b.inPalette === true && !seen.has(b.combo) && seen.add(b.combo))
    .map((b) => ({
      id: `act ${b.combo} ${b.label}`,
      group: 'Acts',
      label: b.label,
      note: '',
      combo: b.combo,
      run: b.run,
    }));
}

/** Each word of the query begins a word of the label. */
function matches(label: string, query: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
