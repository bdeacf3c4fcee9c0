import { SETTINGS_TABS, type SettingsTab } from '#renderer/lib/settings-tabs.ts';

/** Pages of the list that features of their own draw. */
const ELSEWHERE = [
  'contracts',
  'codesets',
  'rules',
  'posting-rules',
  'denials',
  'statements',
  'printers',
  'history',
] as const satisfies readonly SettingsTab[];

/** The pages of the settings' list that are drawn here. */
export type OwnTab = Exclude<SettingsTab, (typeof ELSEWHERE)[number]>;

/** @returns whether a path segment names one of the pages drawn here. */
export function isOwnTab(text: string | undefined): text is OwnTab {
  return !ELSEWHERE.some((path) => path === text) && SETTINGS_TABS.some((tab) => tab.path === text);
}
