import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { CodeCard as Card } from '#shared/contract/code-card.ts';
import type { CodeEntry } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { CodeCard, type CodeCardProps } from '#renderer/features/coding/code-card.tsx';
import { expectNoAxeViolations, openSession, renderWith } from '#tests/support/fake-client.ts';
import { bareCard } from './card-fixture.ts';

const entry = (code: string, title: string, billable = true): CodeEntry => ({
  system: 'icd10cm',
  code,
  title,
  billable,
  validFrom: '2015-10-01' as IsoDate,
  validTo: null,
});
const KNEE: Partial<Card> = {
  entry: entry('M25.561', 'Pain in right knee'),
  parents: [entry('M25', 'Other joint disorder', false), entry('M25.5', 'Pain in joint', false)],
  sides: [
    { label: 'right', entry: entry('M25.561', 'Pain in right knee') },
    { label: 'left', entry: entry('M25.562', 'Pain in left knee') },
  ],
  instructions: {
    known: 'found',
    release: 'Invented list',
    value: {
      ofThatDay: false,
      groups: [
        { kind: 'includes', scope: 'M25', lines: [{ text: 'invented joints', codes: [] }] },
        {
          kind: 'excludes1',
          scope: 'M25.561',
          lines: [{ text: 'invented gout (M10.-)', codes: ['M10'] }],
        },
      ],
    },
  },
};

function show(card: Partial<Card>, props: Partial<CodeCardProps> = {}) {
  const acts = { onAssign: vi.fn(), onShow: vi.fn(), onDescend: vi.fn(), onReplace: vi.fn() };
  const code = card.entry?.code ?? 'M25.561';
  const view = renderWith(
    <CodeCard
      shown={{ system: 'icd10cm', code, chargeCents: null }}
      on={'2026-11-17' as IsoDate}
      descend={0}
      {...acts}
      {...props}
    />,
    {
      session: { status: () => openSession() },
      card: { get: () => bareCard(card), saveNote: () => ({}) },
      workbench: { favourites: () => [] },
    },
  );
  return { ...acts, ...view };
}

describe('the card of a code', () => {
  it('puts what must be acted on before the rest, and names the year when it is another', async () => {
    show(KNEE);
    const labels = await screen.findAllByText(/^(Excludes 1|Includes)$/);
    expect(labels.map((label) => label.textContent)).toEqual(['Excludes 1', 'Includes']);
    expect(screen.getByText(/Invented list: the nearest year installed/)).toBeTruthy();
  });
  it('opens the code that an instruction names', async () => {
    const user = userEvent.setup();
    const { onShow } = show(KNEE);
    await user.click(await screen.findByRole('button', { name: 'Show M10' }));
    expect(onShow).toHaveBeenCalledWith({ system: 'icd10cm', code: 'M10', chargeCents: null });
  });
  it('prints each code once, as the way to its card', async () => {
    show(KNEE);
    const line = (await screen.findByRole('button', { name: 'Show M10' })).closest('li');
    expect(line?.textContent).toBe('invented gout (M10.-)');
  });
  it('assigns another side by keyboard', async () => {
    const user = userEvent.setup();
    const { onAssign } = show(KNEE);
    (await screen.findByRole('button', { name: 'right' })).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onAssign).toHaveBeenCalledWith({ system: 'icd10cm', code: 'M25.562', chargeCents: null });
  });
  it('puts another side in the place of a code that is assigned', async () => {
    const user = userEvent.setup();
    const { onAssign, onReplace } = show(KNEE, { assigned: new Set(['M25.561']) });
    await user.click(await screen.findByRole('button', { name: 'left' }));
    expect(onReplace).toHaveBeenCalledWith('M25.561', 'M25.562');
    expect(onAssign).not.toHaveBeenCalled();
  });
  it('says that the tabular list is not installed instead of showing nothing', async () => {
    show({ entry: entry('I10', 'Essential (primary) hypertension') });
    expect(await screen.findByText(/No tabular list is installed/)).toBeTruthy();
  });
  it('saves the practice’s note when it is left', async () => {
    const user = userEvent.setup();
    const { api } = show(KNEE);
    await user.type(await screen.findByRole('textbox', { name: 'Our note' }), 'Ask for the side.');
    await user.tab();
    expect(api.inputs('card.saveNote')).toEqual([
      { system: 'icd10cm', code: 'M25.561', text: 'Ask for the side.' },
    ]);
  });
  it('has no breach of accessibility', async () => {
    show(KNEE);
    await screen.findByText('Pain in right knee');
    await expectNoAxeViolations();
  });
});
