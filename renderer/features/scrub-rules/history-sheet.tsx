import { useState } from 'react';
import type { OwnRule, OwnRuleVersion } from '#shared/domain/own-rules/own-rule.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { CancelButton, Sheet } from '#renderer/ui/sheet.tsx';
import { InstantText } from '#renderer/ui/text.tsx';
import { RuleInWords } from './rule-in-words.tsx';

const COLUMNS: readonly Column<OwnRuleVersion>[] = [
  { key: 'version', header: 'Version', width: '70px', align: 'right', cell: (v) => v.version },
  { key: 'at', header: 'Saved', width: '150px', cell: (v) => <InstantText at={v.savedAt} /> },
  { key: 'by', header: 'By', width: 'minmax(110px, 1fr)', cell: (v) => v.savedBy },
  { key: 'message', header: 'Message', width: 'minmax(180px, 2fr)', cell: (v) => v.text.message },
];

/** Every version of a rule; an earlier one can be saved once more. */
export function HistorySheet(props: {
  readonly rule: OwnRule;
  readonly readOnly: string | null;
  readonly onClose: () => void;
}) {
  const { rule, onClose } = props;
  const versions = useCall('scrubRules', 'versions', { id: rule.id }, { tags: ['scrub-rules'] });
  const saving = useAct('scrubRules', 'save');
  const [selected, setSelected] = useState<string | null>(null);
  const marked = versions.data?.find((v) => String(v.version) === selected) ?? versions.data?.[0];
  const restore = async () => {
    if (!marked) return;
    const answer = await saving.run({ id: rule.id, expectedVersion: rule.version, text: marked.text });
    if (!answer.ok) return announceFailure(answer.error);
    announce(`Version ${marked.version} is in force again, as version ${answer.value.version}.`);
    onClose();
  };
  return (
    <Sheet
      open
      title={`Versions of “${rule.text.name}”`}
      width="large"
      onClose={onClose}
      foot={
        <>
          <CancelButton onCancel={onClose} />
          <Button
            keys="Mod+Enter"
            label="Save this version anew"
            onClick={() => void restore()}
            busy={saving.busy}
            disabledReason={
              props.readOnly ??
              (marked && marked.version !== rule.version ? null : 'This is the version that is in force.')
            }
          >
            Save this version anew
          </Button>
        </>
      }
    >
      {versions.error ? <ErrorNote failure={versions.error} /> : null}
      {versions.loading ? <Loading what="the versions" /> : null}
      {versions.data ? (
        <DataTable
          label="Versions"
          columns={COLUMNS}
          rows={versions.data}
          rowId={(v) => String(v.version)}
          selectedId={marked ? String(marked.version) : null}
          onSelect={(v) => setSelected(String(v.version))}
          autoFocus
        />
      ) : null}
      {marked ? <RuleInWords rule={{ text: marked.text, enabled: rule.enabled }} /> : null}
    </Sheet>
  );
}
