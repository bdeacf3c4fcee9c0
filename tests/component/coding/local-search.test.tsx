import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SearchBasis } from '#shared/contract/coding.ts';
import { buildSearchIndex } from '#shared/domain/code-search/build-index.ts';
import type { PackedIndex } from '#shared/domain/code-search/packed-index.ts';
import { cents } from '#shared/kernel/money.ts';
import { useIndexes } from '#renderer/features/coding/code-index.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { rowsThatFit } from '#renderer/features/coding/use-rows-in-sight.ts';
import { renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { bareCard } from './card-fixture.ts';
import { encounterDetail, ENCOUNTER, HITS } from './fixtures.ts';

afterEach(cleanup);
beforeEach(() => useIndexes.setState({ held: new Map() }));

const NEWER = {
  ...HITS[0]!,
  code: 'E11.8',
  title: 'Type 2 diabetes mellitus with unspecified complications',
};

/** Main with an index for each key; `basis` can be changed as an installation would. */
function main(change: Partial<SearchBasis> = {}) {
  const indexes: Record<string, PackedIndex> = {
    first: buildSearchIndex(HITS, []),
    second: buildSearchIndex([NEWER], []),
    twins: buildSearchIndex(
      ['Q99.1', 'Q99.2'].map((code) => ({ ...NEWER, code, title: `Invented fever ${code.slice(-1)}` })),
      [],
    ),
  };
  let basis: SearchBasis = {
    key: 'first',
    releases: [{ system: 'icd10cm', name: 'FY2027', effectiveTo: null }],
    usage: [],
    charges: [['99213', cents(12300)]],
    ...change,
  };
  const fakes: Fakes = {
    coding: { get: () => encounterDetail(), check: () => [] },
    codes: {
      searchBasis: () => basis,
      searchIndex: ({ key, part }) => (key === basis.key ? (indexes[key]?.[part] ?? null) : null),
      search: () => [{ ...HITS[0]!, why: 'asked' }],
    },
    card: { get: ({ code }) => bareCard({ entry: { ...HITS[0]!, code } }) },
  };
  return { fakes, install: (next: Partial<SearchBasis>) => (basis = { ...basis, ...next }) };
}

const open = (fakes: Fakes) => renderWith(routes, fakes, { path: `/coding/${ENCOUNTER}` });
const list = () => screen.findByRole('listbox', { name: 'Codes found' });
const atOnce = async () =>
  waitFor(async () => expect((await list()).dataset['atOnce']).toBe('true'), { timeout: 3000 });
const codes = () => screen.queryAllByRole('option').map((row) => row.querySelector('.code')?.textContent);

describe('the search in the window itself', () => {
  it('answers with the drawing of the key, without a call, with the charges of the practice', async () => {
    const user = userEvent.setup();
    const { api } = open(main().fakes);
    await atOnce();
    await user.keyboard('htn');
    expect(codes()).toEqual(['I10']);
    await user.keyboard('{Escape}office visit');
    expect(codes()).toEqual(['99213']);
    expect(screen.getByRole('option').textContent).toContain('123.00');
    expect(api.inputs('codes.search')).toEqual([]);
  });

  it('begins each list at its top, and Enter takes what is marked in it', async () => {
    const user = userEvent.setup();
    open(main().fakes);
    await atOnce();
    await user.keyboard('diabetes{ArrowDown}');
    expect(screen.getAllByRole('option')[1]?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard(' hyperglyc');
    expect(screen.getAllByRole('option')[0]?.getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /^A E11\.65/ });
  });

  it('asks main until the index has come, and goes on so when it cannot be had', async () => {
    const user = userEvent.setup();
    const { fakes } = main();
    const { api } = open({ ...fakes, codes: { ...fakes.codes, searchIndex: () => null } });
    await list();
    await user.keyboard('htn');
    await waitFor(() => expect(codes()).toEqual(['E11.9']));
    expect(api.inputs('codes.search').length).toBeGreaterThan(0);
  });

  it('is of the new releases as soon as they are announced', async () => {
    const user = userEvent.setup();
    const { fakes, install } = main();
    const { api } = open(fakes);
    await atOnce();
    await user.keyboard('diabetes');
    expect(codes()).toContain('E11.9');
    install({ key: 'second' });
    act(() => api.emit({ type: 'changed', tags: ['codesets'] }));
    await waitFor(() => expect(codes()).toEqual(['E11.8']));
    expect(api.inputs('codes.searchIndex')).toContainEqual(expect.objectContaining({ key: 'second' }));
  });

  it('notices at the next search what another program has installed', async () => {
    const user = userEvent.setup();
    const { fakes, install } = main();
    open(fakes);
    await atOnce();
    install({ key: 'second' });
    await user.keyboard('diabetes');
    await waitFor(() => expect(codes()).toEqual(['E11.8']));
  });

  it('moves what the practice uses often up', async () => {
    const user = userEvent.setup();
    const { fakes, install } = main({ key: 'twins' });
    const { api } = open(fakes);
    await atOnce();
    await user.keyboard('fever');
    expect(codes()).toEqual(['Q99.1', 'Q99.2']);
    install({ usage: [['Q99.2', 40]] });
    act(() => api.emit({ type: 'changed', tags: ['codesets'] }));
    await waitFor(() => expect(codes()).toEqual(['Q99.2', 'Q99.1']));
  });
});

describe('the rows that are drawn while words are typed', () => {
  const rows = (n: number, title: number, why: number) => Array.from({ length: n }, () => ({ title, why }));

  it('fill the room at least, and are all when they do not', () => {
    expect(rowsThatFit(rows(24, 20, 10), { width: 400, height: 300 })).toBe(7);
    expect(rowsThatFit(rows(24, 20, 0), { width: 400, height: 300 })).toBe(10);
    expect(rowsThatFit(rows(24, 200, 200), { width: 400, height: 300 })).toBe(3);
    expect(rowsThatFit(rows(2, 20, 10), { width: 400, height: 300 })).toBe(2);
    expect(rowsThatFit([], { width: 400, height: 300 })).toBe(0);
  });
});
