import Dialog from '@mui/material/Dialog';
import { useId, type ReactNode } from 'react';
import { KeyLayer, useKeyLayer, useKeys } from '#renderer/lib/keys.ts';
import { Button } from './button.tsx';
import { ErrorNote } from './messages.tsx';
import type { Failure } from '#shared/kernel/result.ts';

export type SheetWidth = 'small' | 'medium' | 'large';
const WIDTH = { small: 440, medium: 640, large: 880 } as const;

/** A sheet above the page. The page's keys rest while it is open; Esc closes it. */
export function Sheet(props: {
  readonly open: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly width?: SheetWidth | undefined;
  /** Beside the title. */
  readonly note?: ReactNode;
  /** Buttons at the foot. */
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const layer = useKeyLayer(props.open);
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      aria-labelledby={titleId}
      maxWidth={false}
      slotProps={{ paper: { sx: { width: WIDTH[props.width ?? 'small'] } } }}
    >
      <KeyLayer value={layer}>
        <div className="sheet-head">
          <h2 id={titleId}>{props.title}</h2>
          {props.note}
        </div>
        <div className="sheet-body">{props.children}</div>
        {props.foot === undefined ? null : <div className="sheet-foot">{props.foot}</div>}
      </KeyLayer>
    </Dialog>
  );
}

/** Before something is posted, sent, printed or removed: what will happen. Ctrl/Cmd+Enter does it, Esc does not. */
export function ConfirmSheet(props: {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, in words and figures. */
  readonly children: ReactNode;
  /** The act's own word: "Post 12 claims". */
  readonly confirmLabel: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
  readonly busy?: boolean | undefined;
  /** A refusal of the act, shown in the sheet. */
  readonly failure?: Failure | null | undefined;
  readonly danger?: boolean | undefined;
  /** True: a field of the sheet takes the focus by its own `autoFocus`, not the act. */
  readonly focusInside?: boolean | undefined;
  readonly width?: SheetWidth | undefined;
}) {
  return (
    <Sheet
      open={props.open}
      title={props.title}
      onClose={props.onCancel}
      width={props.width}
      foot={
        <>
          <CancelButton onCancel={props.onCancel} />
          <Button
            kind={props.danger === true ? 'danger' : 'main'}
            keys="Mod+Enter"
            label={props.confirmLabel}
            onClick={props.onConfirm}
            busy={props.busy}
            autoFocus={props.focusInside !== true}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
      {props.failure ? <ErrorNote failure={props.failure} /> : null}
    </Sheet>
  );
}

/** Cancel with its key drawn; Esc itself is the dialog's. */
export function CancelButton({ onCancel }: { readonly onCancel: () => void }) {
  useKeys([{ combo: 'Escape', label: 'Cancel', run: onCancel }]);
  return <Button onClick={onCancel}>Cancel</Button>;
}
