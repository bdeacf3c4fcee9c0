import type { ReactNode } from 'react';
import { useCall } from '#renderer/lib/use-call.ts';

/** The frame of everything that stands before the shell: one column, the version at the foot. */
export function GateFrame(props: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly wide?: boolean | undefined;
  readonly children: ReactNode;
}) {
  const { data: about } = useCall('session', 'about', {});
  return (
    <div className="gate">
      <main className="gate-body" data-wide={props.wide === true}>
        <h1>{props.title}</h1>
        <p className="gate-lead">{props.lead}</p>
        <div className="gate-sheet">{props.children}</div>
      </main>
      <footer className="gate-foot">
        Claimwright{about ? ` ${about.version}` : ''} · works without a network; the practice file is
        encrypted on this computer
      </footer>
    </div>
  );
}
