/** The colours of one theme. Text colours reach 4.5:1 on ground, panel and on their own pale ground. */
export type Tokens = {
  readonly ground: string;
  readonly panel: string;
  readonly sunk: string;
  readonly hairline: string;
  readonly outline: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly onAccent: string;
  readonly selected: string;
  readonly hover: string;
  readonly focus: string;
  readonly rail: string;
  readonly railActive: string;
  readonly railInk: string;
  readonly stops: string;
  readonly stopsPale: string;
  readonly warns: string;
  readonly warnsPale: string;
  readonly warnsMark: string;
  readonly fine: string;
  readonly finePale: string;
  readonly informs: string;
  readonly informsPale: string;
  readonly evidence: string;
  readonly evidenceLine: string;
};

export const LIGHT: Tokens = {
  ground: '#f6f7f8',
  panel: '#ffffff',
  sunk: '#eef1f3',
  hairline: '#e1e5e8',
  outline: '#b9c2c9',
  ink: '#16212b',
  ink2: '#51606d',
  // The drawing's #6b7985 reaches 4.4:1 on white; this is the nearest that holds 4.5:1 on the ground as well.
  ink3: '#5f6d79',
  accent: '#0f6a73',
  accentHover: '#0c575f',
  onAccent: '#ffffff',
  selected: '#d8ebee',
  hover: '#f0f4f5',
  focus: '#0f6a73',
  rail: '#10242b',
  railActive: '#1c4750',
  railInk: '#c9d6da',
  stops: '#b3261e',
  stopsPale: '#fbe6e5',
  warns: '#8a5a00',
  warnsPale: '#fdf1d6',
  warnsMark: '#c48a00',
  fine: '#1c6b3a',
  finePale: '#e2f3e8',
  informs: '#2c5aa0',
  informsPale: '#e4edfb',
  evidence: '#fff0b8',
  evidenceLine: '#d9a400',
};

export const DARK: Tokens = {
  ground: '#10171c',
  panel: '#172027',
  sunk: '#1d2830',
  hairline: '#2a363f',
  outline: '#4a5a66',
  ink: '#e4eaee',
  ink2: '#adbac4',
  ink3: '#94a3ae',
  accent: '#57bcc6',
  accentHover: '#74cad3',
  onAccent: '#05252a',
  selected: '#1d4148',
  hover: '#1e2a32',
  focus: '#57bcc6',
  rail: '#0a1115',
  railActive: '#17383f',
  railInk: '#b9c7cd',
  stops: '#ff9a92',
  stopsPale: '#411e1c',
  warns: '#f0bd57',
  warnsPale: '#3a2d10',
  warnsMark: '#f0bd57',
  fine: '#83d39d',
  finePale: '#17331f',
  informs: '#97bef7',
  informsPale: '#1b2c47',
  evidence: '#4d420f',
  evidenceLine: '#d9a400',
};

/** The tokens as CSS custom properties: `ink2` is `--ink2`, `stopsPale` is `--stops-pale`. */
export function cssVariables(tokens: Tokens): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, value]) => [
      `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
