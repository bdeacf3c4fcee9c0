import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { comboText, useKeys } from '#renderer/lib/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

function Listener(props: { readonly combo: string; readonly run: () => void; readonly when?: boolean }) {
  useKeys([{ combo: props.combo, label: 'act', run: props.run, when: props.when }]);
  return <input aria-label="somewhere to type" />;
}

describe('the key registry', () => {
  test('lets a single letter act outside of fields and rest while typing', async () => {
    const run = vi.fn();
    renderWith(<Listener combo="F" run={run} />);
    await userEvent.keyboard('f');
    expect(run).toHaveBeenCalledTimes(1);
    await userEvent.type(screen.getByLabelText('somewhere to type'), 'f/');
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('lets Ctrl+Enter act while typing', async () => {
    const run = vi.fn();
    renderWith(<Listener combo="Mod+Enter" run={run} />);
    await userEvent.click(screen.getByLabelText('somewhere to type'));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('leaves Ctrl+Z to a field with text in it', async () => {
    const run = vi.fn();
    renderWith(<Listener combo="Mod+Z" run={run} />);
    const field = screen.getByLabelText('somewhere to type');
    await userEvent.type(field, 'text');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(run).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('understands two keys one after the other, and only in their order', async () => {
    const run = vi.fn();
    renderWith(<Listener combo="g w" run={run} />);
    await userEvent.keyboard('wg');
    await userEvent.keyboard('x');
    expect(run).not.toHaveBeenCalled();
    await userEvent.keyboard('gw');
    expect(run).toHaveBeenCalledTimes(1);
  });

  test('does not listen when the condition is false', async () => {
    const run = vi.fn();
    renderWith(<Listener combo="F" run={run} when={false} />);
    await userEvent.keyboard('f');
    expect(run).not.toHaveBeenCalled();
  });

  test('draws combinations as the platform writes them', () => {
    expect(comboText('Mod+Enter', false)).toBe('Ctrl ↵');
    expect(comboText('Mod+Enter', true)).toBe('⌘ ↵');
    expect(comboText('g w', false)).toBe('G W');
    expect(comboText('/', false)).toBe('/');
  });
});

describe('a button with a key', () => {
  test('is pressed by its key and shows it', async () => {
    const onClick = vi.fn();
    renderWith(
      <Button keys="H" onClick={onClick}>
        Hold
      </Button>,
    );
    expect(screen.getByText('H').tagName).toBe('KBD');
    await userEvent.keyboard('h');
    expect(onClick).toHaveBeenCalledTimes(1);
  });

  test('gives its reason and does nothing when it is disabled', async () => {
    const onClick = vi.fn();
    renderWith(
      <Button keys="H" onClick={onClick} disabledReason="A claim exists already.">
        Hold
      </Button>,
    );
    await userEvent.keyboard('h');
    const button = screen.getByRole('button', { name: /Hold|A claim exists/ });
    await userEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    await userEvent.hover(button);
    expect(await screen.findByText('A claim exists already.')).toBeTruthy();
  });
});

describe('a confirmation', () => {
  function Asking({ act }: { readonly act: () => void }) {
    const [open, setOpen] = useState(true);
    const pageKey = act;
    useKeys([{ combo: 'Mod+Enter', label: 'page act', run: pageKey }]);
    return (
      <ConfirmSheet
        open={open}
        title="Post"
        confirmLabel="Post 12 claims"
        onConfirm={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        One journal is written.
      </ConfirmSheet>
    );
  }

  test('takes Ctrl+Enter for itself: the key of the page beneath rests', async () => {
    const pageAct = vi.fn();
    renderWith(<Asking act={pageAct} />);
    expect(screen.getByRole('dialog', { name: 'Post' })).toBeTruthy();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(pageAct).not.toHaveBeenCalled();
    expect(screen.queryByRole('dialog')).toBeNull();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(pageAct).toHaveBeenCalledTimes(1);
  });

  test('is left with Escape', async () => {
    renderWith(<Asking act={() => undefined} />);
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
