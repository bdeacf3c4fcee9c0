import { useNavigate } from 'react-router';
import type { MissingRelease, StarterNotice } from '#shared/contract/codesets.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Note } from '#renderer/ui/messages.tsx';
import { useInstalling } from './install-store.ts';
import { INSTALL_PATH } from './use-take.ts';
import { countText } from './words.ts';

/** Which systems stand on the starter set, and how to install the whole. */
export function StarterNotes({ starters }: { readonly starters: readonly StarterNotice[] }) {
  if (starters.length === 0) return null;
  return (
    <Note tone="warns">
      {starters.map((starter) => (
        <p key={starter.system}>
          {starter.sentence}
          {starter.official ? ' The program can also fetch it from its publisher.' : ''}
        </p>
      ))}
    </Note>
  );
}

type Missing = { readonly missing: readonly MissingRelease[] };

/** Systems without any release for today or for dates of open encounters. */
export function MissingCodes({ missing }: Missing) {
  return (
    <MissingNote
      tone="warns"
      missing={missing.filter((one) => one.kind === 'codes')}
      what="Codes of these days cannot be looked up or checked until a release for them is installed."
    />
  );
}

/** Tables of the checks without any release for today or for dates of open encounters. */
export function MissingTables({ missing }: Missing) {
  return (
    <MissingNote
      tone="informs"
      missing={missing.filter((one) => one.kind !== 'codes')}
      what="Checks that need it say “no data installed”, which is never a pass."
    />
  );
}

function MissingNote(props: {
  readonly tone: 'warns' | 'informs';
  readonly missing: readonly MissingRelease[];
  readonly what: string;
}) {
  if (props.missing.length === 0) return null;
  // What is missing on the same days is one line.
  const lines = new Map<string, readonly MissingRelease[]>();
  for (const one of props.missing) {
    const days = one.days.join(', ');
    lines.set(days, [...(lines.get(days) ?? []), one]);
  }
  return (
    <Note tone={props.tone}>
      {[...lines].map(([days, group]) => (
        <MissingLine key={days} days={days} group={group} />
      ))}
      <p>{props.what}</p>
    </Note>
  );
}

function MissingLine({ days, group }: { readonly days: string; readonly group: readonly MissingRelease[] }) {
  const [first, ...others] = group;
  if (first === undefined) return null;
  const encounters = Math.max(...group.map((one) => one.encounters));
  // The first sentence says the days; the others of the same days add their names to it.
  const sentence = [first.sentence.replace(/\.$/, ''), ...others.map((one) => one.title)].join(', ');
  return (
    <div className="codesets-missing">
      {sentence}.
      {encounters > 0 ? (
        <span className="muted"> {countText(encounters, 'open encounter')} on these days.</span>
      ) : null}
      {first.days.length > 1 ? (
        <details>
          <summary>Which days</summary>
          <span className="mono">{days}</span>
        </details>
      ) : null}
    </div>
  );
}

/** Files that are being read or wait to be installed while another page is shown. */
export function WaitingFiles() {
  const navigate = useNavigate();
  const { job, working, preview, done } = useInstalling();
  if (job === null || done !== null) return null;
  const files = countText(job.files.length, 'file');
  const state =
    working === 'install'
      ? `${files} being installed.`
      : working === 'preview'
        ? `${files} being read.`
        : preview === null
          ? `${files} chosen, not read to the end.`
          : `${files} previewed, not installed.`;
  return (
    <Note tone="informs">
      <span className="codesets-waiting">
        {state}
        <Button keys="P" label="Go on with the files" onClick={() => void navigate(INSTALL_PATH)}>
          Go on
        </Button>
      </span>
    </Note>
  );
}
