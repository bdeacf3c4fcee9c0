import { useEffect, useState } from 'react';
import type { CodeSetRelease } from '#shared/domain/code.ts';
import { SYSTEM_TITLES } from '#shared/domain/codes/release-kinds.ts';
import { useAnnouncement } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useSaved } from '#renderer/lib/saved.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { KeyCap } from '#renderer/ui/key-cap.tsx';
import { useHintStore, type Hint } from '#renderer/ui/status-hints.ts';

const ALWAYS: readonly Hint[] = [
  { combo: 'Mod+K', label: 'commands' },
  { combo: '?', label: 'keys' },
];

/** 26 px: what was last done, the code sets in use, whether all is saved, the keys of this page. */
export function StatusBar() {
  const hints = useHintStore((s) => s.hints);
  return (
    <footer className="status-bar">
      <Message />
      <Releases />
      <SavedState />
      <span className="status-gap" />
      {[...hints, ...ALWAYS].map((hint) => (
        <span className="status-hint" key={`${hint.combo} ${hint.label}`}>
          <KeyCap combo={hint.combo} /> {hint.label}
        </span>
      ))}
    </footer>
  );
}

const SHOWN_MS = 10_000;

/** The announcement line, with the one key that takes the act back. */
function Message() {
  const { current, clear } = useAnnouncement();
  const undo = current?.undo ?? null;
  const takeBack = () => {
    clear();
    undo?.run();
  };
  useKeys(undo === null ? [] : [{ combo: 'Mod+Z', label: undo.label, run: takeBack, inPalette: true }]);
  useEffect(() => {
    if (current === null || current.tone === 'stops') return;
    const timer = setTimeout(clear, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current, clear]);
  return (
    <span className="status-message" data-tone={current?.tone} role="status" aria-live="polite">
      {current === null ? null : (
        <>
          <span className="status-text">{current.text}</span>
          {undo === null ? null : (
            <button type="button" className="text-button status-undo" onClick={takeBack}>
              <KeyCap combo="Mod+Z" /> <span>{undo.label}</span>
            </button>
          )}
          {current.tone === 'stops' ? (
            <button type="button" className="text-button" onClick={clear}>
              Dismiss
            </button>
          ) : null}
        </>
      )}
    </span>
  );
}

/** The code sets that checks are made with; a starter set is called one. */
function Releases() {
  const allowed = usePermission('coding.read') === null;
  const { data } = useCall('codes', 'releases', {}, { enabled: allowed });
  if (!data || data.length === 0) return null;
  return <span className="status-item status-codes">{releaseText(data, localToday())}</span>;
}

/**
 * `Starter set: ICD-10-CM FY2026 · …`, until a full release is installed; then what speaks for today, by system.
 * @param releases newest first within a system.
 */
function releaseText(releases: readonly CodeSetRelease[], today: string): string {
  const systems = ORDER.map((system) => releases.filter((r) => r.system === system)).filter(
    (r) => r.length > 0,
  );
  if (releases.every((release) => release.starter))
    return `Starter set: ${systems.flatMap((ours) => ours.map((r) => r.name)).join(' · ')}`;
  const words = systems.map((ours) => {
    const speaking = ours.find(
      (r) => r.effectiveFrom <= today && (r.effectiveTo === null || today <= r.effectiveTo),
    );
    if (!speaking) return ours.map((r) => `none of ${SYSTEM_TITLES[r.system]}`)[0];
    return speaking.starter ? `${speaking.name} (starter set)` : speaking.name;
  });
  return `Codes today: ${words.join(' · ')}`;
}

const ORDER: readonly CodeSetRelease['system'][] = ['icd10cm', 'hcpcs', 'cpt'];

function SavedState() {
  const { state, at } = useSaved();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (state !== 'saved') return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 10_000);
    return () => clearInterval(timer);
  }, [state, at]);
  if (state === 'idle') return null;
  if (state === 'saving') return <span className="status-item">Saving…</span>;
  if (state === 'failed') return <span className="status-item">Last change was not saved</span>;
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  return <span className="status-item">Saved {seconds < 5 ? 'just now' : ago(seconds)}</span>;
}

function ago(seconds: number): string {
  return seconds < 60 ? `${seconds} s ago` : `${Math.floor(seconds / 60)} min ago`;
}
