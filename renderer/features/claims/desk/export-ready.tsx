import { useState } from 'react';
import { sumCents } from '#shared/kernel/money.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ExportSheet } from '../send-sheets.tsx';
import { useDesk } from './desk-store.ts';
import { MOST_CHOSEN } from './desk-pages.ts';

/** Writes the claims that are ready: those chosen, or all when none is chosen. */
export function ExportReady(props: {
  readonly forbidden: string | null;
  /** How many are ready. */
  readonly ready: number;
  /** Whether it is the page's main act. */
  readonly main: boolean;
}) {
  const { forbidden, ready, main } = props;
  const checked = useDesk((state) => state.checked);
  const [open, setOpen] = useState(false);
  const list = useCall(
    'claims',
    'list',
    { statuses: ['ready'], search: '', limit: MOST_CHOSEN },
    { enabled: open || checked.size > 0 },
  );
  const claims = (list.data ?? []).filter((claim) => checked.size === 0 || checked.has(claim.id));
  const count = checked.size > 0 ? claims.length : ready;
  const reason =
    ready === 0
      ? 'No claim is ready. Release drafts first.'
      : checked.size > 0 && list.data && claims.length === 0
        ? 'None of the chosen claims is ready. Release drafts first.'
        : null;
  const close = () => setOpen(false);
  return (
    <>
      <Button
        kind={main ? 'main' : 'outlined'}
        {...(main ? { keys: 'Mod+Enter', label: 'Export claims that are ready' } : {})}
        onClick={() => setOpen(true)}
        disabledReason={forbidden ?? reason}
      >
        Export{count > 0 ? ` ${count.toLocaleString('en-US')}` : ''}
      </Button>
      {open && list.data && claims.length > 0 ? (
        <ExportSheet
          claims={claims}
          totalCents={sumCents(claims.map((claim) => claim.chargeCents))}
          onClose={close}
          onDone={() => {
            useDesk.setState({ checked: new Set() });
            close();
          }}
        />
      ) : null}
    </>
  );
}
