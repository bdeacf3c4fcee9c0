import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { ReleaseRow, ReleasesAnswer } from '#shared/contract/codesets.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { SettingsFrame } from '#renderer/ui/settings-frame.tsx';
import { forgetDone } from './install-store.ts';
import { MissingCodes, MissingTables, StarterNotes, WaitingFiles } from './notices.tsx';
import { OfficialSheet } from './official-sheet.tsx';
import { releaseColumns } from './release-columns.tsx';
import { RollbackSheet } from './rollback-sheet.tsx';
import { useTake } from './use-take.ts';
import { countText } from './words.ts';
import './codesets.css';

/** Code sets: what is installed and for which days, what is missing, and the ways to install and take away. */
export function CodeSetsPage() {
  const call = useCall('codesets', 'releases', {});
  const { refusal, choose, take } = useTake();
  const [fetching, setFetching] = useState(false);
  return (
    <SettingsFrame
      tab="codesets"
      meta={call.data ? countText(call.data.releases.length, 'release') : undefined}
      hints={[{ combo: 'Enter', label: 'what changed' }]}
      actions={
        <>
          <Button keys="O" label="Get the official release" onClick={() => setFetching(true)}>
            Get the official release…
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            label="Install files"
            onClick={() => void choose()}
            disabledReason={refusal}
          >
            Install files…
          </Button>
        </>
      }
    >
      {call.error ? <ErrorNote failure={call.error} retry={call.refetch} /> : null}
      {call.loading ? <Loading what="the installed releases" /> : null}
      {call.data ? <Installed answer={call.data} /> : null}
      {fetching ? <OfficialSheet refusal={refusal} onTake={take} onClose={() => setFetching(false)} /> : null}
    </SettingsFrame>
  );
}

function Installed({ answer }: { readonly answer: ReleasesAnswer }) {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const forbidden = usePermission('codesets.write');
  const { releases } = answer;
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [removing, setRemoving] = useState<ReleaseRow | null>(null);
  const onStarter = useMemo<readonly (CodeSystem | null)[]>(
    () => answer.starters.map(({ system }) => system),
    [answer.starters],
  );
  const columns = useMemo(() => releaseColumns(answer.today, onStarter), [answer.today, onStarter]);
  const selected = releases.find((r) => String(r.id) === selectedId) ?? releases[0];
  // A link asks for the way back of an installation: `/settings/codesets?rollback=7`.
  const asked = releases.find((r) => String(r.id) === params.get('rollback'));
  const taking = removing ?? (forbidden === null ? (asked ?? null) : null);
  const closeSheet = () => {
    setRemoving(null);
    if (params.has('rollback')) setParams({}, { replace: true });
  };
  const compare = (release: ReleaseRow) => {
    if (release.previous === null) announce(NO_PREVIOUS, { tone: 'informs' });
    else void navigate(`/codesets/changes?release=${release.id}`);
  };
  return (
    <>
      <div className="codesets-notices">
        {/* The most severe first. */}
        <MissingCodes missing={answer.missing} />
        <StarterNotes starters={answer.starters} />
        <WaitingFiles />
        <MissingTables missing={answer.missing} />
      </div>
      <Section
        title="Installed releases"
        note="Each look-up and check uses the release of the date of service"
        fill
        actions={
          <>
            <Button
              keys="W"
              onClick={() => selected && compare(selected)}
              disabledReason={selected?.previous ? null : NO_PREVIOUS}
            >
              What changed
            </Button>
            <Button
              keys="R"
              label="Roll back"
              onClick={() => selected && setRemoving(selected)}
              disabledReason={forbidden ?? (selected?.starter === false ? null : STARTER_STAYS)}
            >
              Roll back…
            </Button>
          </>
        }
      >
        <DataTable
          label="Installed releases"
          columns={columns}
          rows={releases}
          rowId={(r) => String(r.id)}
          selectedId={selected ? String(selected.id) : null}
          onSelect={(r) => setSelectedId(String(r.id))}
          onOpen={compare}
          rowTone={(r) => (r.speaksToday && (!r.starter || onStarter.includes(r.system)) ? null : 'muted')}
          fill
          autoFocus
        />
      </Section>
      {taking ? (
        <RollbackSheet release={taking} onClose={closeSheet} onDone={() => forgetDone(taking.id)} />
      ) : null}
    </>
  );
}

const NO_PREVIOUS = 'There is no earlier release of it to compare with.';
const STARTER_STAYS = 'The starter set comes with the program and stays.';
