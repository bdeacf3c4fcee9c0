import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { AckCandidate } from '#shared/contract/acknowledgements.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { routes } from '#renderer/features/acknowledgements/routes.tsx';
import { TEST_ENVELOPE, scenarioClaim } from '#tests/support/claims.ts';
import { answer277ca } from '#tests/support/clearinghouse.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { CLAIM, CLAIM_FILE, FILE, FOREIGN_FILE, ROW, UNMATCHED, ackItem, fileDetail } from './fixtures.ts';

afterEach(cleanup);

const LISTS: Fakes['acks'] = {
  list: () => [ROW],
  rejections: () => [ackItem(1)],
  unmatched: () => [UNMATCHED, FOREIGN_FILE],
  counts: () => ({ files: 1, unmatched: 2, rejected: 1, unread: 0 }),
};
const open = (more: Fakes['acks'] = {}, path = '/acks', rest: Fakes = {}) =>
  renderWith(routes, { ...rest, acks: { ...LISTS, ...more } }, { path });

const CANDIDATE: AckCandidate = {
  claimId: CLAIM,
  coverageId: null,
  patientId: '00000000-0000-4000-8000-000000000001' as PatientId,
  title: 'Claim 10461',
  patientName: 'Fictive, Ana',
  status: 'exported',
  agrees: ['last name', 'charge'],
  differs: ['control number'],
};

describe('the acknowledgements', () => {
  it('show rejections first, with words, field and the places in both files', async () => {
    open();
    expect(await screen.findByRole('tab', { name: 'Rejected claims 1', selected: true })).toBeTruthy();
    const side = await screen.findByRole('region', { name: 'What it says' });
    expect(within(side).getByText(/something is not valid: NPI of the billing provider/)).toBeTruthy();
    expect(within(side).getByRole('link', { name: 'NPI of the billing provider' }).getAttribute('href')).toBe(
      `/claims/${CLAIM}?field=billingProvider.npi`,
    );
    expect(within(side).getByRole('link', { name: 'Segment 9 of our file' }).getAttribute('href')).toBe(
      `/claims/files/${CLAIM_FILE}?segment=9`,
    );
    expect(within(side).getByText('“NPI NOT ON FILE”')).toBeTruthy();
    expect(within(side).getByText('From exported to rejected.')).toBeTruthy();
  });

  it('lead straight to the field with Enter', async () => {
    const user = userEvent.setup();
    const { path } = open();
    await screen.findByText('Fictive, Ana', { selector: '.table-cell' });
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toContain(`/claims/${CLAIM}`));
  });

  it('read files with O and tell what became of each, refusals as an alert', async () => {
    const user = userEvent.setup();
    const told = { fileId: null, rejected: 0, accepted: 0, unmatched: 0 };
    open({
      choose: () => [
        { ...told, fileName: 'a.999', outcome: 'read', sentence: 'Read: 1 accepted.', fileId: FILE },
        {
          ...told,
          fileName: 'claims.837',
          outcome: 'refused',
          sentence: 'This file holds claims (837). Nothing was changed.',
        },
      ],
    });
    await screen.findByRole('tab', { name: /Rejected/ });
    await user.keyboard('o');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/^claims\.837 This file holds claims.*a\.999/);
    expect(screen.getByRole('link', { name: 'a.999' }).getAttribute('href')).toBe(`/acks/${FILE}`);
  });

  it('are closed to who may only read, with the reason', async () => {
    open({}, '/acks', { session: { status: () => openSession('reader') } });
    const button = await screen.findByRole('button', { name: /Read files/ });
    await waitFor(() =>
      expect(button.getAttribute('aria-disabled') ?? String((button as HTMLButtonElement).disabled)).toBe(
        'true',
      ),
    );
  });

  it('have no accessibility fault in any list', async () => {
    const user = userEvent.setup();
    open();
    await screen.findByRole('region', { name: 'What it says' });
    await expectNoAxeViolations();
    await user.click(screen.getByRole('tab', { name: /Files/ }));
    await screen.findByText('SAMPLECLEAR');
    await expectNoAxeViolations();
    await user.click(screen.getByRole('tab', { name: /Unmatched/ }));
    await screen.findByText('Claim 777', { selector: '.table-cell' });
    await expectNoAxeViolations();
  });
});

describe('what is unmatched', () => {
  const show = async (more: Fakes['acks'] = {}) => {
    const user = userEvent.setup();
    const shown = open(more);
    await user.click(await screen.findByRole('tab', { name: 'Unmatched 2' }));
    await screen.findByText('Claim 777', { selector: '.table-cell' });
    return { user, ...shown };
  };

  it('is said to be ours only after a look at what agrees and differs', async () => {
    const { user, api } = await show({
      candidates: () => [CANDIDATE],
      assign: ({ confirmed }) =>
        confirmed ? { state: 'done', item: ackItem(2) } : { state: 'question', candidate: CANDIDATE },
    });
    await user.keyboard('a');
    const sheet = await screen.findByRole('dialog', { name: 'Whose is Claim 777?' });
    await user.dblClick(await within(sheet).findByText('last name, charge'));
    const asked = await screen.findByRole('dialog', { name: 'Is it Claim 10461 of Fictive, Ana?' });
    expect(within(asked).getByText(/Something differs/)).toBeTruthy();
    expect(api.inputs('acks.assign')).toHaveLength(1);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Assigned to Claim 10461 by hand.')).toBeTruthy();
    expect(api.inputs('acks.assign')[1]).toMatchObject({ claimId: CLAIM, confirmed: true });
  });

  it('is set aside with a reason, and comes back with Ctrl+Z', async () => {
    const { user, api } = await show({ setAside: () => ({ setAside: 1 }), takeBack: () => ({ back: 1 }) });
    await user.keyboard('x');
    const sheet = await screen.findByRole('dialog', { name: 'Set this entry aside' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(within(sheet).getByText(/Write why/)).toBeTruthy();
    await user.type(within(sheet).getByLabelText('Reason'), 'of the other office');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Set aside.')).toBeTruthy();
    expect(api.inputs('acks.setAside')).toEqual([{ itemIds: [UNMATCHED.id], reason: 'of the other office' }]);
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(api.inputs('acks.takeBack')).toHaveLength(1));
  });

  it('about a whole file cannot be given to one claim, and says why', async () => {
    const { user } = await show();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByText('Group 4711', { selector: 'h2' })).toBeTruthy();
    await user.keyboard('a');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a file of answers', () => {
  const SENT = write837p({ claims: [scenarioClaim()], envelope: TEST_ENVELOPE });
  const text = answer277ca(SENT, { '10461': { status: 'A7:562:85' } });

  it('shows what it says, what is odd, and each segment in words', async () => {
    const user = userEvent.setup();
    open({ get: () => fileDetail(), fileText: () => ({ fileName: ROW.fileName, text }) }, `/acks/${FILE}`);
    expect(await screen.findByText(/1 thing in this file is not as the guide says/)).toBeTruthy();
    expect(screen.getByText('fits nothing of ours')).toBeTruthy();
    expect(screen.getByText('to rejected')).toBeTruthy();
    await user.click(screen.getByRole('tab', { name: 'Segments' }));
    expect(await screen.findByText(/something is not valid: NPI of the billing provider/)).toBeTruthy();
    expect(screen.getByText(/Odd: A claim stands/)).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('opens at the segment that is asked for', async () => {
    open(
      { get: () => fileDetail(), fileText: () => ({ fileName: ROW.fileName, text }) },
      `/acks/${FILE}?segment=14`,
    );
    const list = await screen.findByRole('list', { name: 'Segments of the file' });
    expect(within(list).getByText('14').closest('li')?.getAttribute('aria-current')).toBe('true');
  });

  it('is undone as a whole with a reason; a refusal says why', async () => {
    const user = userEvent.setup();
    let moved = true;
    const { api } = open(
      {
        get: () => fileDetail(),
        undo: () => {
          if (moved)
            throw new Refusal(
              'rule_violated',
              'Claim 10461 has moved on since. Undo what was done to it later first; nothing was changed.',
            );
          return fileDetail({ state: 'undone' });
        },
      },
      `/acks/${FILE}`,
    );
    await screen.findByText('to rejected');
    await user.keyboard('u');
    const sheet = await screen.findByRole('dialog', { name: 'Undo this file' });
    await user.type(within(sheet).getByLabelText('Reason'), 'wrong office');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/has moved on since/)).toBeTruthy();
    moved = false;
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The file was undone; its claims stand where they stood.')).toBeTruthy();
    expect(api.inputs('acks.undo')).toHaveLength(2);
  });
});
