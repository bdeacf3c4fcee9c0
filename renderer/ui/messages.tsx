import { CircleX, Info, TriangleAlert, CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '#shared/kernel/result.ts';
import { Button } from './button.tsx';

/** What will stand here, and the first step to it. */
export function EmptyState(props: {
  readonly title: string;
  readonly children?: ReactNode;
  /** The first step: a Button or link. */
  readonly action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{props.title}</h2>
      {props.children === undefined ? null : <p>{props.children}</p>}
      {props.action}
    </div>
  );
}

/** A refusal or fault: what happened, that nothing was lost, what to do. */
export function ErrorNote(props: { readonly failure: Failure; readonly retry?: (() => void) | undefined }) {
  const { failure, retry } = props;
  return (
    <div className="note" data-tone="stops" role="alert">
      <CircleX size={15} aria-hidden />
      <div className="note-text">
        <p>{failure.message}</p>
        {failure.code === 'internal' ? (
          <p className="small">
            Nothing was lost.
            {failure.incident === undefined ? '' : ` The log holds it under ${failure.incident}.`}
          </p>
        ) : null}
      </div>
      {retry === undefined ? null : <Button onClick={retry}>Try again</Button>}
    </div>
  );
}

const MARKS = { warns: TriangleAlert, informs: Info, fine: CircleCheck, stops: CircleX } as const;

/** A standing remark inside a page. */
export function Note(props: { readonly tone: keyof typeof MARKS; readonly children: ReactNode }) {
  const Mark = MARKS[props.tone];
  return (
    <div className="note" data-tone={props.tone}>
      <Mark size={15} aria-hidden />
      <div className="note-text">{props.children}</div>
    </div>
  );
}

/** While the first answer is awaited. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="loading" role="status">
      Reading {what}…
    </div>
  );
}
