import { TextAt } from './edit-context.tsx';

/** The fields of an address. */
export function AddressAt({
  path,
  optional = false,
}: {
  readonly path: string;
  readonly optional?: boolean;
}) {
  const own = { optional };
  return (
    <>
      <TextAt path={`${path}.line1`} label="Address" span={4} max={55} {...own} />
      <TextAt path={`${path}.line2`} label="Second line" span={2} max={55} {...own} />
      <TextAt path={`${path}.city`} label="City" span={2} max={30} {...own} />
      <TextAt path={`${path}.state`} label="State" span={2} max={2} upper mono {...own} />
      <TextAt path={`${path}.zip`} label="ZIP" span={2} max={15} mono {...own} />
    </>
  );
}
