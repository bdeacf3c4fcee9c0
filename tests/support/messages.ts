/** Invented HL7 messages. Their people are clearly fictitious. */

export type MessagePatient = {
  readonly number?: string;
  readonly assigner?: string;
  readonly last?: string;
  readonly first?: string;
  readonly birth?: string;
  readonly sex?: string;
  readonly address?: string;
  readonly phone?: string;
};

/** Ana Fictive of `makeWorkFile`, as a laboratory tells of her. */
const ANA: Required<MessagePatient> = {
  number: 'L-4711',
  assigner: 'EXAMPLE LAB',
  last: 'FICTIVE',
  first: 'ANA',
  birth: '19690819',
  sex: 'F',
  address: '12 Invented Lane^^Cleveland^OH^44113',
  phone: '(216)555-0142',
};

function pid(change: MessagePatient): string {
  const p = { ...ANA, ...change };
  return `PID|1||${p.number}^^^${p.assigner}^MR||${p.last}^${p.first}||${p.birth}|${p.sex}|||${p.address}||${p.phone}`;
}

/** A laboratory report: hemoglobin A1c and glucose. */
export function labMessage(
  patient: MessagePatient = {},
  visit: {
    readonly on?: string;
    readonly id?: string;
    readonly value?: string;
    readonly visitNumber?: string;
  } = {},
): Uint8Array {
  const on = visit.on ?? '20261119';
  return bytesOf([
    `MSH|^~\\&|LIS|EXAMPLE LAB|CLAIMWRIGHT|CLINIC|${on}1200||ORU^R01|${visit.id ?? 'M1'}|P|2.5.1`,
    pid(patient),
    ...(visit.visitNumber === undefined ? [] : [`PV1|1|O|||||||||||||||||${visit.visitNumber}`]),
    `OBR|1|A1|B1|4548-4^Hemoglobin A1c^LN|||${on}0900|||||||||||||||${on}1100|||F`,
    `OBX|1|NM|4548-4^Hemoglobin A1c^LN||${visit.value ?? '8.1'}|%|4.0-5.6|H|||F`,
    'OBX|2|NM|2345-7^Glucose^LN||182|mg/dL|70-99|H|||F',
  ]);
}

/** A visit that the front desk's system registers. */
export function registration(patient: MessagePatient = {}, on = '20261119', visitNumber = 'V-1'): Uint8Array {
  return bytesOf([
    `MSH|^~\\&|DESK|EXAMPLE DESK|CLAIMWRIGHT|CLINIC|${on}0800||ADT^A04|R1|P|2.5.1`,
    `EVN|A04|${on}0800`,
    pid(patient),
    `PV1|1|O|||||||||||||||||${visitNumber}|||||||||||||||||||||||||${on}0830`,
  ]);
}

/** A charge that another system proposes. */
export function chargeMessage(patient: MessagePatient = {}, on = '20261119'): Uint8Array {
  return bytesOf([
    `MSH|^~\\&|EHR|EXAMPLE EHR|CLAIMWRIGHT|CLINIC|${on}1700||DFT^P03|C1|P|2.5.1`,
    pid(patient),
    `FT1|1|||${on}|${on}|CG|99213^Office visit^C4|||1|||||||||E11.9^Type 2 diabetes^I10`,
  ]);
}

function bytesOf(segments: readonly string[]): Uint8Array {
  return new TextEncoder().encode(`${segments.join('\r')}\r`);
}
