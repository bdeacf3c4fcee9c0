import { SETTINGS_TABS, type SettingsTab } from '#renderer/lib/settings-tabs.ts';

/** The pages of the settings' list that are drawn here; code sets are a feature of their own. */
export type OwnTab = Exclude<SettingsTab, 'codesets'>;

/** @returns whether a path segment names one of the pages drawn here. */
export function isOwnTab(text: string | undefined): text is OwnTab {
  return text !== 'codesets' && SETTINGS_TABS.some((tab) => tab.path === text);
}
