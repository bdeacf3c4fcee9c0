import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { PackPreview } from '#shared/contract/scrub-rules.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { BuiltInRules } from './built-in-rules.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { OwnRules } from './own-rules.tsx';
import './scrub-rules.css';

/** Scrub rules: the practice's own, and those of the program. */
export function RulesPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const showing = params.get('show') === 'built-in' ? 'built-in' : 'own';
  const readOnly = usePermission('claims.write');
  const own = useCall('scrubRules', 'own', {});
  const builtIn = useCall('scrubRules', 'builtIn', {});
  const opening = useAct('scrubRules', 'openPack');
  const exporting = useAct('scrubRules', 'exportPack');
  const [pack, setPack] = useState<PackPreview | null>(null);
  const show = (value: string) => setParams(value === 'own' ? {} : { show: value }, { replace: true });
  useKeys([
    { combo: '1', label: 'Own rules', run: () => show('own') },
    { combo: '2', label: 'Built-in rules', run: () => show('built-in') },
  ]);
  const rules = own.data ?? [];

  const openPack = async () => {
    const answer = await opening.run({});
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) setPack(answer.value);
  };
  const exportAll = async () => {
    const answer = await exporting.run({ ids: rules.map((rule) => rule.id) });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null)
      announce(
        `${answer.value.rules} ${answer.value.rules === 1 ? 'rule' : 'rules'} written to ${answer.value.fileName}.`,
      );
  };
  return (
    <SettingsFrame
      tab="rules"
      meta={builtIn.data ? `built in: ${builtIn.data.version}` : undefined}
      hints={showing === 'own' ? [{ combo: 'Enter', label: 'change' }] : [{ combo: '/', label: 'search' }]}
      actions={
        <>
          <Button keys="I" label="Import rules" onClick={() => void openPack()} disabledReason={readOnly}>
            Import…
          </Button>
          <Button
            keys="X"
            label="Export rules"
            onClick={() => void exportAll()}
            disabledReason={rules.length === 0 ? 'There is no rule of your own to export.' : null}
          >
            Export…
          </Button>
          <Button
            kind="main"
            keys="N"
            label="New rule"
            onClick={() => void navigate('/settings/rules/new')}
            disabledReason={readOnly}
          >
            New rule
          </Button>
        </>
      }
    >
      <div className="rules-choice">
        <FilterChips
          label="Which rules"
          chosen={showing}
          onChoose={show}
          choices={[
            { value: 'own', label: 'Own rules', count: own.data?.length, keys: '1' },
            { value: 'built-in', label: 'Built in', count: builtIn.data?.rules.length, keys: '2' },
          ]}
        />
      </div>
      {own.error ? <ErrorNote failure={own.error} retry={own.refetch} /> : null}
      {builtIn.error ? <ErrorNote failure={builtIn.error} retry={builtIn.refetch} /> : null}
      {showing === 'own' && own.data ? <OwnRules rules={own.data} readOnly={readOnly} /> : null}
      {showing === 'built-in' && builtIn.data ? <BuiltInRules rules={builtIn.data.rules} /> : null}
      {own.loading || builtIn.loading ? <Loading what="the rules" /> : null}
      {pack ? <ImportSheet pack={pack} onClose={() => setPack(null)} /> : null}
    </SettingsFrame>
  );
}
