import { Children, Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { usePreferences } from '#renderer/lib/use-preferences.ts';

/**
 * Panes beside (or above) one another, resizable by mouse and arrow keys; their sizes are remembered
 * under `name`.
 */
export function Panes(props: {
  readonly name: string;
  /** Percent of each pane, until the user has chosen others. */
  readonly sizes: readonly number[];
  /** Smallest size of any pane, percent. */
  readonly min?: number | undefined;
  readonly orientation?: 'horizontal' | 'vertical' | undefined;
  /** One child a pane. */
  readonly children: ReactNode;
}) {
  const { preferences, save } = usePreferences();
  const panes = Children.toArray(props.children);
  const kept = preferences?.panes[props.name];
  const sizes = kept?.length === panes.length ? kept : props.sizes;
  if (preferences === undefined) return null;
  const paneId = (index: number) => `${props.name}-${index}`;
  return (
    <Group
      className="panes"
      orientation={props.orientation ?? 'horizontal'}
      defaultLayout={Object.fromEntries(panes.map((_, i) => [paneId(i), sizes[i] ?? 100 / panes.length]))}
      onLayoutChanged={(layout, meta) => {
        if (!meta.isUserInteraction) return;
        const next = panes.map((_, i) => Math.round((layout[paneId(i)] ?? 0) * 10) / 10);
        save({ panes: { ...preferences.panes, [props.name]: next } });
      }}
    >
      {panes.map((pane, index) => (
        <Fragment key={paneId(index)}>
          {index === 0 ? null : <Separator className="pane-line" aria-label="Size of the panes" />}
          <Panel id={paneId(index)} minSize={`${props.min ?? 15}%`}>
            {pane}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
