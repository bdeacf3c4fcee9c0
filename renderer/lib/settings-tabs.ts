/**
 * The pages of the settings, in the order of their list. Most belong to `features/settings`; code sets are a
 * feature of their own that stands in the same list.
 */
export const SETTINGS_TABS = [
  { path: 'practice', label: 'Practice' },
  { path: 'providers', label: 'Providers' },
  { path: 'facilities', label: 'Facilities' },
  { path: 'payers', label: 'Payers' },
  { path: 'fees', label: 'Fee schedule' },
  { path: 'codesets', label: 'Code sets' },
  { path: 'users', label: 'Users' },
  { path: 'security', label: 'Security' },
  { path: 'audit', label: 'Audit trail' },
  { path: 'about', label: 'About' },
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number]['path'];
