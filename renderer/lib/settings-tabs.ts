/**
 * The pages of the settings, in the order of their list. Most belong to `features/settings`; code sets, scrub rules and
 * paper forms are features of their own that stand in the same list.
 */
export const SETTINGS_TABS = [
  { path: 'practice', label: 'Practice' },
  { path: 'providers', label: 'Providers' },
  { path: 'facilities', label: 'Facilities' },
  { path: 'payers', label: 'Payers' },
  { path: 'receivers', label: 'Claim files' },
  { path: 'fees', label: 'Fee schedule' },
  { path: 'contracts', label: 'Agreed prices' },
  { path: 'codesets', label: 'Code sets' },
  { path: 'rules', label: 'Scrub rules' },
  { path: 'posting-rules', label: 'Posting rules' },
  { path: 'denials', label: 'Denials and appeals' },
  { path: 'statements', label: 'Bills and statements' },
  { path: 'printers', label: 'Printers and forms' },
  { path: 'history', label: 'Bring your history' },
  { path: 'users', label: 'Users' },
  { path: 'security', label: 'Security' },
  { path: 'audit', label: 'Audit trail' },
  { path: 'about', label: 'About' },
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number]['path'];
