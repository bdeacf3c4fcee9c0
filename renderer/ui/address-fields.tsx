import { FormHeading, TextField } from './form.tsx';

/** Digits only, for telephone, ZIP and tax numbers typed or pasted with hyphens and blanks. */
export function digits(text: string): string {
  return text.replaceAll(/[\s().-]/g, '');
}

/** Capitals without blanks around, for codes. */
export function capitals(text: string): string {
  return text.toUpperCase().replaceAll(/\s/g, '');
}

/** The five fields of an address under a path such as `address`. */
export function AddressFields(props: {
  readonly path: string;
  readonly heading?: string | undefined;
  readonly zip9?: boolean | undefined;
}) {
  const { path } = props;
  return (
    <>
      <FormHeading>{props.heading ?? 'Address'}</FormHeading>
      <TextField name={`${path}.line1`} label="Street" span={6} />
      <TextField name={`${path}.line2`} label="Suite, floor" span={6} />
      <TextField name={`${path}.city`} label="City" span={6} />
      <TextField name={`${path}.state`} label="State" span={2} mono tidy={capitals} maxLength={2} />
      <TextField
        name={`${path}.zip`}
        label={props.zip9 === true ? 'ZIP, nine digits' : 'ZIP'}
        span={4}
        mono
        tidy={digits}
        maxLength={10}
      />
    </>
  );
}

export const EMPTY_ADDRESS = { line1: '', line2: '', city: '', state: '', zip: '' };
