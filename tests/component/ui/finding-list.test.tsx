import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { Finding } from '#shared/domain/finding.ts';
import { FindingList, FindingSummary } from '#renderer/ui/finding-list.tsx';
import { renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const WARNS: Finding = {
  rule: 'a-warning',
  severity: 'warns',
  field: 'lines.1',
  message: 'Line 1 is unusual.',
  source: 'Manual, ch. 1',
};
const STOPS: Finding = {
  rule: 'waived-test',
  severity: 'stops',
  field: 'lines.3.modifiers',
  message: 'Line 3: 83036 needs modifier QW.',
  source: 'CLIA waived list',
  fix: { kind: 'add_modifier', line: 3, modifier: 'QW' },
  fixLabel: 'adds it',
};

test('shows the worst first, with its source, and its codes standing out', () => {
  renderWith(<FindingList findings={[WARNS, STOPS]} />);
  const [first, second] = screen.getAllByRole('listitem');
  expect(first?.textContent).toContain('Stops: Line 3: 83036 needs modifier QW.');
  expect(first?.textContent).toContain('CLIA waived list');
  expect([...(first?.querySelectorAll('strong') ?? [])].map((s) => s.textContent)).toEqual(['83036', 'QW']);
  expect(second?.textContent).toContain('Warns:');
});

test('fixes with F and opens the field with a click', async () => {
  const onFix = vi.fn();
  const onOpen = vi.fn();
  renderWith(<FindingList findings={[WARNS, STOPS]} onFix={onFix} onOpen={onOpen} />);
  await userEvent.keyboard('f');
  expect(onFix).toHaveBeenCalledWith(STOPS);
  await userEvent.click(screen.getByText('Line 1 is unusual.'));
  expect(onOpen).toHaveBeenCalledWith(WARNS);
});

test('counts in words, not in colours alone', () => {
  renderWith(<FindingSummary findings={[WARNS, STOPS]} />);
  expect(screen.getByText('1 stops')).toBeTruthy();
  expect(screen.getByText('1 warns')).toBeTruthy();
});

test('a fix that is asked for while the check is behind waits for it, and a finding that is gone is left', async () => {
  const onFix = vi.fn();
  const other: Finding = { ...STOPS, rule: 'other', message: 'Line 2 points nowhere.' };
  const stale = [other, STOPS];
  function Checked() {
    const [current, setCurrent] = useState(false);
    return (
      <>
        <button onClick={() => setCurrent(true)}>caught up</button>
        <FindingList findings={current ? [STOPS] : stale} current={current} onFix={onFix} />
      </>
    );
  }
  renderWith(<Checked />);
  await userEvent.keyboard('f');
  expect(onFix).not.toHaveBeenCalled();
  await userEvent.click(screen.getByText('caught up'));
  expect(onFix.mock.calls).toEqual([[STOPS]]);
  cleanup();
  onFix.mockClear();
  renderWith(<Checked />);
  const [button] = screen.getAllByRole('button', { name: /adds it/ });
  if (button) await userEvent.click(button);
  await userEvent.click(screen.getByText('caught up'));
  expect(onFix).not.toHaveBeenCalled();
});
