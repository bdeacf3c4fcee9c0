import { localToday } from '#renderer/ui/date-entry.ts';
import { DateText } from '#renderer/ui/text.tsx';

/** A day that runs: past or near in its tone, with a word for those who do not see it. */
export function RunningDay(props: {
  readonly on: string | null;
  /** Days before it in which it counts as near. */
  readonly near: number;
  /** What stands where there is no day. */
  readonly none?: string | undefined;
}) {
  const { on, near } = props;
  if (on === null) return <span className="muted">{props.none ?? '–'}</span>;
  const left = Math.round((Date.parse(on) - Date.parse(localToday())) / 86_400_000);
  const tone = left < 0 ? 'past' : left <= near ? 'near' : 'far';
  const words = tone === 'past' ? `${-left} days past` : left === 0 ? 'today' : `in ${left} days`;
  return (
    <span className="denial-day" data-tone={tone} title={words}>
      <DateText date={on} />
      {tone === 'far' ? null : <span className="visually-hidden">, {words}</span>}
    </span>
  );
}
