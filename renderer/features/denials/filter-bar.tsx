import { DENIAL_KIND_WORDS, DENIAL_KINDS, type DenialKind } from '#shared/domain/denials/kinds.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId, UserId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { useDenialDesk, type Narrow } from './desk-store.ts';

/** What the desk is narrowed by beside view and search; figures of the root causes set it too. */
export function FilterBar() {
  const { narrow } = useDenialDesk();
  const payers = useCall('practice', 'payers', {}, { tags: ['payers'] });
  const owners = useCall('claims', 'taskOwners', {}, { tags: ['users'] });
  const set = (part: Narrow): void =>
    useDenialDesk.setState({ narrow: { ...narrow, ...part }, checked: new Set() });
  const more = [
    ['Reason', narrow.code],
    ['Procedure', narrow.procedure],
    ['Provider', narrow.provider],
    ['Coded or released by', narrow.user],
    ['Month', narrow.month],
  ].filter((entry): entry is [string, string] => entry[1] != null);
  return (
    <Toolbar>
      <SelectInput
        label="Payer"
        hideLabel
        placeholder="Any payer"
        value={narrow.payerId ?? ''}
        onChange={(id) => set({ payerId: id === '' ? null : (id as PayerId) })}
        options={(payers.data ?? []).map((p) => ({ value: p.id, label: p.name }))}
      />
      <SelectInput
        label="Kind"
        hideLabel
        placeholder="Any kind"
        value={narrow.kind ?? ''}
        onChange={(kind) => set({ kind: kind === '' ? null : (kind as DenialKind) })}
        options={DENIAL_KINDS.map((kind) => ({ value: kind, label: DENIAL_KIND_WORDS[kind] }))}
      />
      <SelectInput
        label="Owner"
        hideLabel
        placeholder="Any owner"
        value={narrow.ownerId ?? ''}
        onChange={(id) => set({ ownerId: id === '' ? null : (id as UserId) })}
        options={(owners.data ?? []).map((o) => ({ value: o.id, label: o.name }))}
      />
      <DateInput
        label="Due until"
        value={narrow.dueBy ?? null}
        onChange={(day) => set({ dueBy: day as IsoDate | null })}
      />
      {more.map(([label, value]) => (
        <span key={label} className="denial-narrow">
          {label}: {value === '' ? 'not known' : value}
        </span>
      ))}
      <Button kind="quiet" onClick={() => useDenialDesk.setState({ narrow: {}, checked: new Set() })}>
        Clear
      </Button>
    </Toolbar>
  );
}
