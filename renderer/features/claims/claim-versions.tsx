import { useState } from 'react';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { ClaimVersion } from '#shared/domain/claim-work.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { FindingList } from '#renderer/ui/finding-list.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Sheet } from '#renderer/ui/sheet.tsx';
import { InstantText, Money } from '#renderer/ui/text.tsx';
import { OpenFile } from './claim-life.tsx';
import { DifferenceTable } from './difference-table.tsx';
import { FrozenGroups } from './frozen-groups.tsx';

const KIND = { '1': 'as a new claim (1)', '7': 'corrected claim (7)', '8': 'void of the claim (8)' } as const;

/** What was sent, each time, and in what it differs from the time before. */
export function ClaimVersions({ detail }: { readonly detail: ClaimDetail }) {
  const versions = useCall('claims', 'versions', { id: detail.summary.id });
  const [open, setOpen] = useState<number | null>(null);
  if (versions.error) return <ErrorNote failure={versions.error} retry={versions.refetch} />;
  if (!versions.data) return <Loading what="the versions" />;
  if (versions.data.length === 0)
    return (
      <EmptyState title="Nothing was sent yet">
        Each time the claim is sent, what it said then is kept here, with what has changed since the time
        before.
      </EmptyState>
    );
  return (
    <div className="versions">
      {[...versions.data].reverse().map((version) => (
        <Version key={version.number} version={version} onOpen={() => setOpen(version.number)} />
      ))}
      {open === null ? null : <VersionAsSent detail={detail} number={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Version({ version, onOpen }: { readonly version: ClaimVersion; readonly onOpen: () => void }) {
  return (
    <Section
      title={`Version ${version.number}, ${KIND[version.frequency]}`}
      note={
        <>
          sent <InstantText at={version.at} /> by {version.userName}, <Money cents={version.chargeCents} />
        </>
      }
      actions={
        <>
          <OpenFile file={version.file} />
          <Button kind="quiet" onClick={onOpen} label={`All it said, version ${version.number}`}>
            All it said
          </Button>
        </>
      }
      pad
    >
      {version.reason === '' ? null : <p>{version.reason}</p>}
      {version.replaces === null ? (
        <p className="muted">The first one that was sent.</p>
      ) : version.changes.length === 0 ? (
        <p className="muted">Nothing differs from version {version.replaces}.</p>
      ) : (
        <DifferenceTable
          label={`What changed in version ${version.number}`}
          differences={version.changes}
          claimHead={`Version ${version.number}`}
          recordHead={`Version ${version.replaces}`}
        />
      )}
      <FindingList
        findings={version.findings.filter((finding) => finding.severity !== 'informs')}
        empty="Nothing stopped or warned when it was sent."
      />
      <p className="version-rules">
        Checked by the rules of {version.checkedBy.rules.builtIn}
        {version.checkedBy.releases.map((release) => `, ${release.name}`).join('')}
      </p>
    </Section>
  );
}

function VersionAsSent(props: {
  readonly detail: ClaimDetail;
  readonly number: number;
  readonly onClose: () => void;
}) {
  const { detail, number, onClose } = props;
  const version = useCall('claims', 'version', { id: detail.summary.id, number });
  return (
    <Sheet
      open
      width="large"
      title={`Claim ${detail.summary.controlNumber}, version ${number}, as it was sent`}
      onClose={onClose}
      foot={
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      }
    >
      {version.error ? <ErrorNote failure={version.error} /> : null}
      {version.data ? (
        <>
          <p>
            <span className="mono">{version.data.diagnoses.join(' ')}</span>
          </p>
          <ul className="version-lines">
            {version.data.lines.map((line) => (
              <li key={line.serviceLineId}>
                <span className="mono">{[line.code, ...line.modifiers].join(' ')}</span> {line.units} ×{' '}
                <Money cents={line.chargeCents} />
              </li>
            ))}
          </ul>
          <FrozenGroups detail={{ ...detail, claim: version.data }} />
        </>
      ) : null}
    </Sheet>
  );
}
