import MuiButton from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import { useKeys } from '#renderer/lib/keys.ts';
import { KeyCap } from './key-cap.tsx';

export type ButtonProps = {
  readonly children: ReactNode;
  readonly onClick?: (() => void) | undefined;
  /** Key combination that presses it; shown as a key cap and listed in the sheet of keys. */
  readonly keys?: string | undefined;
  /** What the sheet of keys and the palette call it; needed when the children are not plain text. */
  readonly label?: string | undefined;
  /** `main`: filled, one per page; `outlined`; `quiet`: text only; `danger`: outlined in red. */
  readonly kind?: 'main' | 'outlined' | 'quiet' | 'danger' | undefined;
  readonly type?: 'button' | 'submit' | undefined;
  /** True while its act runs: not pressable, says so to a screen reader. */
  readonly busy?: boolean | undefined;
  /** Why it cannot be pressed now; the reason is its tooltip. Null or undefined: it can. */
  readonly disabledReason?: string | null | undefined;
  readonly icon?: ReactNode;
  readonly autoFocus?: boolean | undefined;
  /** Heading of its key in the sheet of keys. */
  readonly scope?: string | undefined;
};

const LOOK = {
  main: { variant: 'contained', color: 'primary' },
  outlined: { variant: 'outlined', color: 'inherit' },
  quiet: { variant: 'text', color: 'primary' },
  danger: { variant: 'outlined', color: 'error' },
} as const;

/** A button that shows its key and gives its reason when it is disabled. */
export function Button(props: ButtonProps) {
  const { children, onClick, keys, kind = 'outlined', disabledReason = null, busy = false } = props;
  const label = props.label ?? (typeof children === 'string' ? children : '');
  const pressable = disabledReason === null && !busy;
  useKeys(
    keys === undefined || onClick === undefined
      ? []
      : [{ combo: keys, label, run: onClick, when: pressable, scope: props.scope, inPalette: true }],
  );
  const look = LOOK[kind];
  const button = (
    <MuiButton
      variant={look.variant}
      color={look.color}
      type={props.type ?? 'button'}
      onClick={() => pressable && onClick?.()}
      disabled={busy}
      // Stays focusable when it has a reason, so that the keyboard reaches the reason too.
      {...(disabledReason === null ? {} : { 'aria-disabled': true, className: 'is-off' })}
      aria-busy={busy}
      {...(props.autoFocus === true ? { autoFocus: true } : {})}
      {...(props.label === undefined || keys !== undefined ? {} : { 'aria-label': props.label })}
    >
      {props.icon}
      {children}
      {keys === undefined ? null : <KeyCap combo={keys} />}
    </MuiButton>
  );
  return disabledReason === null ? (
    button
  ) : (
    <Tooltip title={disabledReason} describeChild>
      {button}
    </Tooltip>
  );
}
