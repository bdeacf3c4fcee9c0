/** The pages of the settings, in the order of their list. */
export const SETTINGS_TABS = [
  { path: 'practice', label: 'Practice' },
  { path: 'providers', label: 'Providers' },
  { path: 'facilities', label: 'Facilities' },
  { path: 'payers', label: 'Payers' },
  { path: 'fees', label: 'Fee schedule' },
  { path: 'users', label: 'Users' },
  { path: 'security', label: 'Security' },
  { path: 'audit', label: 'Audit trail' },
  { path: 'about', label: 'About' },
] as const;
export type SettingsTab = (typeof SETTINGS_TABS)[number]['path'];

/** @returns whether a path segment names one of the settings pages. */
export function isSettingsTab(text: string | undefined): text is SettingsTab {
  return SETTINGS_TABS.some((tab) => tab.path === text);
}
