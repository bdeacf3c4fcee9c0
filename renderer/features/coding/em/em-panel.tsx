import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { elementsOn } from '#shared/domain/em/element-list.ts';
import { EM_PARTS, type EmElement, type EmPart } from '#shared/domain/em/elements.ts';
import type { EmVerdict } from '#shared/domain/em/visit.ts';
import { confirmAll, decide, nameItem, toggleElement, type EmItem } from '#shared/domain/em/worksheet.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { EmPartRows, type RowActs } from './em-rows.tsx';
import { EmDerivation, EmResultHead } from './em-result.tsx';
import { EmTime } from './em-time.tsx';
import type { Em } from './use-em.ts';
import './em.css';
import './em-fields.css';

/** The level of the visit beside the note: what is ticked, what is proposed, and what comes of it. */
export function EmPanel(props: {
  readonly em: Em;
  readonly detail: EncounterDetail;
  /** Why nothing can be changed now, or null. */
  readonly readOnly: string | null;
  readonly onAssign: (code: string) => void;
  readonly onClose: () => void;
  /** To the search, which stands in this place otherwise. */
  readonly onSearch: () => void;
}) {
  const { em } = props;
  useKeys([
    { combo: 'Escape', label: 'Back to the codes', run: props.onClose, scope: 'Level of the visit' },
    { combo: '/', label: 'Search codes', run: props.onSearch, inPalette: true },
  ]);
  if (em.sheet === null || em.verdict === null)
    return (
      <div className="em-panel">
        {em.failure ? <ErrorNote failure={em.failure} retry={em.retry} /> : <Loading what="the visit" />}
      </div>
    );
  return <EmSheet {...props} sheet={em.sheet} verdict={em.verdict} />;
}

type SheetProps = Parameters<typeof EmPanel>[0] & {
  readonly sheet: NonNullable<Em['sheet']>;
  readonly verdict: EmVerdict;
};

type About = { readonly element: EmElement; readonly item: EmItem | null };

function EmSheet(props: SheetProps) {
  const { em, sheet, verdict } = props;
  const { state, detail } = sheet;
  const root = useRef<HTMLDivElement>(null);
  const [about, setAbout] = useState<About | null>(null);
  const { readOnly, change, acts } = useSheetActs(props, setAbout);
  const elements = elementsOn(detail.visit.serviceDate);
  const { proposals } = detail.visit;
  const assign = () => verdict.result.code !== null && props.onAssign(verdict.result.code);
  useUndoKeys(sheet, readOnly === null);
  useKeptFocus(root);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) =>
    handleKey(event, root.current, {
      toggle: (part, index) => {
        const element = elements.filter((e) => e.part === part)[index];
        if (element) acts.toggle(element);
      },
      refuse: (key) => {
        const item = verdict.items.find((i) => i.key === key);
        if (item && item.state !== 'refused') acts.decide(item, item.passage === null ? null : 'refused');
      },
      assign: () => (props.readOnly === null ? assign() : undefined),
    });
  return (
    <div className="em-panel" ref={root} onKeyDown={onKeyDown}>
      <div className="em-head">
        <h2>Level of the visit</h2>
        <span className="panel-note">
          <KeyCap combo="ArrowUp" /> <KeyCap combo="ArrowDown" /> <KeyCap combo="Space" /> tick
        </span>
        <Button kind="quiet" onClick={props.onClose}>
          Close <KeyCap combo="Escape" />
        </Button>
      </div>
      <EmResultHead verdict={verdict} readOnly={props.readOnly} onAssign={assign} />
      <ConfirmBar
        {...props}
        readOnly={readOnly}
        onConfirm={() => change((now) => confirmAll(now, proposals))}
      />
      <RefusalNote {...props} />
      <div className="em-body">
        {EM_PARTS.map((part) => (
          <EmPartRows
            key={part}
            part={verdict.result.parts[part]}
            elements={elements.filter((element) => element.part === part)}
            items={verdict.items}
            readOnly={readOnly !== null}
            acts={acts}
          />
        ))}
        <EmTime
          sheet={state.history.present}
          proposals={proposals}
          verdict={verdict}
          readOnly={readOnly !== null}
          onChange={change}
          onShow={em.showPassage}
        />
        <EmDerivation verdict={verdict} />
      </div>
      <AboutRow about={about} readOnly={readOnly} />
    </div>
  );
}

/** What the rows do to the sheet; nothing while it may only be read. */
function useSheetActs({ em, sheet, verdict, ...props }: SheetProps, setAbout: (about: About) => void) {
  const { draft, state, detail } = sheet;
  const { proposals } = detail.visit;
  const readOnly = props.readOnly ?? (state.refusal?.code === 'conflict' ? state.refusal.message : null);
  const change = (edit: Parameters<typeof draft.edit>[0], tag?: string) =>
    readOnly === null && draft.edit(edit, tag ?? null);
  const acts: RowActs = {
    toggle: (element) => change((now) => toggleElement(now, proposals, element.id)),
    decide: (item, to) => change((now) => decide(now, item, to)),
    name: (item, subject) => change((now) => nameItem(now, item.key, subject), `name:${item.key}`),
    focused: (element, item) => {
      setAbout({ element, item });
      em.showPassage((item ?? firstWithPassage(verdict.items, element))?.passage ?? null);
    },
  };
  return { readOnly, change, acts };
}

function useUndoKeys({ draft, state }: SheetProps['sheet'], enabled: boolean): void {
  const { past, future } = state.history;
  const key = (combo: string, label: string, run: () => void, steps: readonly unknown[]) => ({
    combo,
    label,
    run,
    when: enabled && steps.length > 0,
    repeat: true,
  });
  useKeys([
    key('Mod+Z', 'Undo the last tick', draft.undo, past),
    key('Mod+Shift+Z', 'Tick again', draft.redo, future),
  ]);
}

/** The focus begins in the first row; when its row goes away it stays at that place of the list. */
function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  const last = useRef<number | null>(null);
  useEffect(() => {
    const rows = rowsIn(root.current);
    const here = rows.findIndex((row) => row === document.activeElement);
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (last.current === null || lost) rows[Math.min(last.current ?? 0, rows.length - 1)]?.focus();
    else if (here >= 0) last.current = here;
    last.current ??= 0;
  });
}

function ConfirmBar(props: SheetProps & { readonly onConfirm: () => void }) {
  const { sheet, verdict } = props;
  const { minutes } = sheet.detail.visit.proposals;
  const waiting =
    verdict.items.filter((item) => item.state === 'proposed').length +
    (minutes && sheet.state.history.present.minutes === null ? 1 : 0);
  if (waiting === 0 || props.readOnly !== null) return null;
  return (
    <div className="em-confirm">
      <span>{waiting} proposed from the documents</span>
      <Button keys="C" onClick={props.onConfirm} label="Confirm all proposals">
        Confirm all
      </Button>
    </div>
  );
}

/** Why the last save did not happen; after a conflict the sheet is read again. */
function RefusalNote({ em, sheet }: SheetProps) {
  const { refusal } = sheet.state;
  const conflict = refusal?.code === 'conflict';
  const { retry } = em;
  useEffect(() => {
    if (conflict) retry();
  }, [conflict, retry]);
  if (refusal === null) return null;
  return (
    <Note tone="stops">
      {refusal.message}{' '}
      {conflict ? <Button onClick={() => sheet.draft.reload(sheet.detail)}>Read it again</Button> : null}
    </Note>
  );
}

function AboutRow({ about, readOnly }: { readonly about: About | null; readonly readOnly: string | null }) {
  const item = about?.item ?? null;
  return (
    <p className="em-about">
      {about === null ? null : `${about.element.label}: ${about.element.meaning} `}
      {item !== null && item.state !== 'refused' && readOnly === null ? (
        <>
          <KeyCap combo="Delete" /> {item.passage === null ? 'removes it' : 'refuses it'}
        </>
      ) : null}
    </p>
  );
}

function firstWithPassage(items: readonly EmItem[], element: EmElement): EmItem | undefined {
  return items.find(
    (item) => item.element === element.id && item.passage !== null && item.state !== 'refused',
  );
}

function rowsIn(root: HTMLElement | null): HTMLInputElement[] {
  return [...(root?.querySelectorAll<HTMLInputElement>('[data-em-row], .em-minutes input') ?? [])];
}

type KeyActs = {
  readonly toggle: (part: EmPart, index: number) => void;
  readonly refuse: (key: string) => void;
  readonly assign: () => void;
};

/** Arrows between rows and parts, digits tick in the part where the focus stands, Enter puts the code in. */
function handleKey(event: KeyboardEvent<HTMLDivElement>, root: HTMLElement | null, acts: KeyActs): void {
  const target = event.target;
  if (!(target instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = target.type !== 'checkbox';
  const part = target.closest<HTMLElement>('[data-part]')?.dataset['part'];
  const done = (): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    step(root, target, event.key === 'ArrowDown' ? 1 : -1);
    done();
  } else if (!typing && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
    toPart(root, part, event.key === 'ArrowRight' ? 1 : -1);
    done();
  } else if (event.key === 'Enter') {
    acts.assign();
    done();
  } else if (!typing && /^\d$/.test(event.key) && part !== undefined) {
    acts.toggle(part as EmPart, (Number(event.key) + 9) % 10);
    done();
  } else if (!typing && (event.key === 'Delete' || event.key === 'Backspace')) {
    const row = target.dataset['emRow'] ?? '';
    if (row.startsWith('item:')) acts.refuse(row.slice('item:'.length));
    done();
  }
}

function step(root: HTMLElement | null, from: HTMLInputElement, by: 1 | -1): void {
  const rows = rowsIn(root);
  const here = rows.indexOf(from);
  // From a name's field the row that it stands in counts.
  const at = here >= 0 ? here : rows.findIndex((row) => row.closest('li') === from.closest('li'));
  rows[at + by]?.focus();
}

function toPart(root: HTMLElement | null, part: string | undefined, by: 1 | -1): void {
  const parts = [...(root?.querySelectorAll<HTMLElement>('[data-part]') ?? [])];
  const at = parts.findIndex((p) => p.dataset['part'] === part);
  parts[Math.max(0, Math.min(parts.length - 1, at + by))]?.querySelector<HTMLInputElement>('input')?.focus();
}
