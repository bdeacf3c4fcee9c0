import { useState, type RefObject } from 'react';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { Button } from '#renderer/ui/button.tsx';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { AskSheet } from './queries/ask-sheet.tsx';
import { markedPassage, type InHand } from './queries/first-draft.ts';
import { applyOffer } from './templates/apply-offer.ts';
import { RepeatSheet } from './templates/repeat-sheet.tsx';
import { TemplatesSheet } from './templates/templates-sheet.tsx';
import type { Workbench } from './workbench-store.ts';

export type Tool = 'templates' | 'repeat' | 'query';

/** Which sheet of the workbench is open, and what was in hand when it was opened. */
export type Tools = {
  readonly tool: Tool | null;
  readonly inHand: InHand;
  readonly open: (tool: Tool) => void;
  readonly close: () => void;
};

/**
 * The sheets of the workbench and their keys: T templates, P earlier visits, Q query; with Alt they act from the
 * search box too, where a letter alone is written.
 * @param root the workbench's element. @param subject what the shown code is called.
 */
export function useTools(
  detail: EncounterDetail,
  root: RefObject<HTMLElement | null>,
  subject: () => string,
): Tools {
  const [state, setState] = useState<{ tool: Tool | null; inHand: InHand }>({
    tool: null,
    inHand: { selection: null, subject: '' },
  });
  const open = (tool: Tool): void =>
    setState({ tool, inHand: { selection: markedPassage(detail, root.current), subject: subject() } });
  useKeys([
    { combo: 'T', label: 'Templates', run: () => open('templates'), inPalette: true },
    { combo: 'P', label: 'Repeat an earlier visit', run: () => open('repeat'), inPalette: true },
    { combo: 'Alt+T', label: 'Templates', run: () => open('templates') },
    { combo: 'Alt+P', label: 'Repeat an earlier visit', run: () => open('repeat') },
    { combo: 'Alt+Q', label: 'Query to the clinician', run: () => open('query'), when: mayAsk(detail) },
  ]);
  return { ...state, open, close: () => setState((old) => ({ ...old, tool: null })) };
}

/** A query is about an encounter that is not coded yet. */
export function mayAsk(detail: EncounterDetail): boolean {
  const { status } = detail.encounter;
  return status !== 'coded' && status !== 'billed';
}

/** The sheet that is open, if any. */
export function ToolSheets(props: {
  readonly tools: Tools;
  readonly detail: EncounterDetail;
  readonly coding: Coding;
  readonly bench: Workbench;
  readonly readOnly: string | null;
  readonly learn: (code: string, title: string) => void;
  readonly show: (detail: EncounterDetail) => void;
}) {
  const { tools, detail, bench } = props;
  const common = { encounterId: detail.encounter.id, readOnly: props.readOnly, onClose: tools.close };
  switch (tools.tool) {
    case 'templates':
      return (
        <TemplatesSheet
          {...common}
          coding={props.coding}
          reason={detail.encounter.reason}
          onApply={(offer) => applyOffer(bench, offer, props.learn)}
        />
      );
    case 'repeat':
      return <RepeatSheet {...common} onApply={(offer) => applyOffer(bench, offer, props.learn)} />;
    case 'query':
      return (
        <AskSheet
          detail={detail}
          inHand={tools.inHand}
          flush={bench.flush}
          onClose={tools.close}
          onAsked={(_id, { encounter }) => {
            bench.reload(encounter);
            props.show(encounter);
            tools.close();
          }}
        />
      );
    case null:
      return null;
  }
}

/** Beneath the empty search box: ways to codes that are not searched for. */
export function StartBar({ open }: { readonly open: (tool: Tool) => void }) {
  return (
    <div className="start-bar">
      <Button kind="quiet" onClick={() => open('templates')}>
        Templates <KeyCap combo="Alt+T" />
      </Button>
      <Button kind="quiet" onClick={() => open('repeat')}>
        Earlier visits <KeyCap combo="Alt+P" />
      </Button>
    </div>
  );
}
