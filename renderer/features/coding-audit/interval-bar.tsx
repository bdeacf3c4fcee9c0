const WIDTH = 132;
const HEIGHT = 14;

/** A part of the whole with its interval, 0 to 100 %, beside figures that say the same. */
export function IntervalBar(props: {
  readonly part: number | null;
  readonly interval: { readonly low: number; readonly high: number };
}) {
  const { part, interval } = props;
  if (part === null) return null;
  const at = (x: number): number => 3 + x * (WIDTH - 6);
  return (
    <svg className="interval" width={WIDTH} height={HEIGHT} aria-hidden>
      <line className="interval-track" x1={at(0)} x2={at(1)} y1={HEIGHT / 2} y2={HEIGHT / 2} />
      <line
        className="interval-band"
        x1={at(interval.low)}
        x2={at(interval.high)}
        y1={HEIGHT / 2}
        y2={HEIGHT / 2}
      />
      <circle className="interval-part" cx={at(part)} cy={HEIGHT / 2} r={3.5} />
    </svg>
  );
}
