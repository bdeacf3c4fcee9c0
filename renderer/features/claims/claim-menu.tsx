import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { PrintFormsSheet } from '#renderer/ui/print-forms.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { useShowClaim } from './show-claim.ts';
import { menuOf, type MenuAct } from './menu-acts.ts';
import { CopySheet } from './work/copy-sheet.tsx';
import { ReasonSheet, isReasonAct } from './work/reason-sheet.tsx';
import { RecurrenceSheet } from './work/recurrence-sheet.tsx';
import { TemplateSheet } from './work/template-sheet.tsx';
import { VersionSheet } from './work/version-sheet.tsx';

/** Everything else that can be done with a claim: `A` and a letter, or from the palette. */
export function ClaimMenu(props: {
  readonly detail: ClaimDetail;
  readonly onField: (field: string) => void;
}) {
  const { detail, onField } = props;
  const { id } = detail.summary;
  const forbidden = usePermission('claims.write');
  const navigate = useNavigate();
  const show = useShowClaim(id);
  const [open, setOpen] = useState<MenuAct | 'menu' | null>(null);
  const secondary = useAct('claims', 'makeSecondary');
  const drop = useAct('claims', 'dropVersion');
  const entries = menuOf(detail.summary);
  const close = () => setOpen(null);
  const choose = (act: MenuAct) => {
    if (act === 'secondary') {
      close();
      void secondary.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        announce(`Claim ${answer.value.summary.controlNumber} to ${answer.value.summary.payerName} made.`);
        void navigate(`/claims/${answer.value.summary.id}`);
      });
    } else if (act === 'drop') {
      close();
      void drop.run({ id }).then((answer) => {
        if (!answer.ok) return announceFailure(answer.error);
        show(answer.value);
        announce('The version was given up. The claim is again what was sent last.');
      });
    } else setOpen(act);
  };
  useKeys(
    forbidden === null
      ? entries.map(({ act, label, keys }) => ({
          combo: `A ${keys}`,
          label,
          run: () => choose(act),
          scope: 'Acts of the claim',
          inPalette: true,
        }))
      : [],
  );
  return (
    <>
      <Button keys="A" onClick={() => setOpen('menu')} disabledReason={forbidden} label="Acts">
        Acts
      </Button>
      {open === 'menu' ? (
        <Sheet
          open
          title={`Acts of claim ${detail.summary.controlNumber}`}
          onClose={close}
          foot={<CancelButton onCancel={close} />}
        >
          <ul className="menu-acts">
            {entries.map(({ act, label, keys }, i) => (
              <li key={act} data-apart={act === 'void'}>
                <Button
                  kind={act === 'void' ? 'danger' : 'quiet'}
                  keys={keys}
                  onClick={() => choose(act)}
                  {...(i === 0 ? { autoFocus: true } : {})}
                >
                  {label}
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      {open === 'resend' || open === 'correct' || open === 'voidPayer' ? (
        <VersionSheet
          detail={detail}
          kind={open === 'resend' ? 'resent' : open === 'correct' ? 'corrected' : 'void'}
          onClose={close}
          onBegun={onField}
        />
      ) : null}
      {open !== null && open !== 'menu' && isReasonAct(open) ? (
        <ReasonSheet detail={detail} act={open} onClose={close} />
      ) : null}
      {open === 'print' ? <PrintFormsSheet claimIds={[id]} onClose={close} /> : null}
      {open === 'copy' ? <CopySheet detail={detail} onClose={close} /> : null}
      {open === 'template' ? <TemplateSheet detail={detail} onClose={close} /> : null}
      {open === 'repeat' ? <RecurrenceSheet claim={detail} onClose={close} /> : null}
    </>
  );
}
