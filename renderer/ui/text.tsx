import type { ReactNode } from 'react';
import { formatAmount } from '#shared/kernel/money.ts';

/** Cents as they are read: `1,234.50`, a true minus sign, mono, right-aligned. Null shows a dash. */
export function Money(props: { readonly cents: number | null; readonly strong?: boolean | undefined }) {
  return (
    <span className="money" data-strong={props.strong === true}>
      {props.cents === null ? '–' : formatAmount(props.cents)}
    </span>
  );
}

/** A code (ICD-10-CM, CPT, HCPCS, NPI, member id) in the mono face. */
export function CodeText({ children }: { readonly children: ReactNode }) {
  return <span className="code">{children}</span>;
}

/** A day `2026-11-17` in the mono face; null shows a dash. */
export function DateText({ date }: { readonly date: string | null }) {
  return date === null ? (
    <span className="mono">–</span>
  ) : (
    <time className="mono" dateTime={date}>
      {date}
    </time>
  );
}

/** An instant as local day and minute; its title holds the exact UTC time. */
export function InstantText({ at }: { readonly at: string }) {
  const local = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${local.getFullYear()}-${two(local.getMonth() + 1)}-${two(local.getDate())}`;
  return (
    <time className="mono" dateTime={at} title={at}>
      {day} {two(local.getHours())}:{two(local.getMinutes())}
    </time>
  );
}

/** Ten digits as `(555) 010-0123`; anything else as it stands. */
export function phoneText(phone: string): string {
  const m = /^(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return m ? `(${m[1]}) ${m[2]}-${m[3]}` : phone;
}

/** `123456789` as `12345-6789`. */
export function zipText(zip: string): string {
  return zip.length === 9 ? `${zip.slice(0, 5)}-${zip.slice(5)}` : zip;
}
