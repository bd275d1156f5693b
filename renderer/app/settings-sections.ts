import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

/** The groups of the settings page from top to bottom; words are `window:settings.groups.<group>`. */
export const SETTINGS_GROUPS = ['self', 'pc', 'office', 'about'] as const;

/** One section of the settings page, or a page of its own that the settings lead to. */
export interface SettingsSection {
  /** Words are `window:settings.sections.<id>`; the tab's memory keeps it as `section`. */
  readonly id: string;
  readonly group: (typeof SETTINGS_GROUPS)[number];
  /** Hidden from people without it. */
  readonly permission?: string;
  /** What stands at the right, or the page that opens in a tab of its own. */
  readonly shows: LazyExoticComponent<ComponentType> | { readonly page: string };
}

/** Loads a section when it is first opened. */
function part<K extends string>(
  load: () => Promise<Record<K, ComponentType>>,
  name: K,
): LazyExoticComponent<ComponentType> {
  return lazy(async () => ({ default: (await load())[name] }));
}

/** Every section from top to bottom: the settings page lists them, and the command box finds them. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  { id: 'look', group: 'self', shows: part(() => import('#renderer/app/look-section.tsx'), 'LookSection') },
  { id: 'access', group: 'self', shows: part(() => import('#renderer/features/users/own-access.tsx'), 'OwnAccess') },
  {
    id: 'printers',
    group: 'pc',
    shows: part(() => import('#renderer/features/printing/printers-section.tsx'), 'PrintersSection'),
  },
  {
    id: 'backup',
    group: 'pc',
    permission: 'backup.write',
    shows: part(() => import('#renderer/features/backup/backup-section.tsx'), 'BackupSection'),
  },
  {
    id: 'office',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/profile-section.tsx'), 'ProfileSection'),
  },
  {
    id: 'own_accounts',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/accounts-section.tsx'), 'AccountsSection'),
  },
  {
    id: 'numbering',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/numbering-section.tsx'), 'NumberingSection'),
  },
  {
    id: 'tax_rates',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/rates-section.tsx'), 'RatesSection'),
  },
  {
    id: 'discount_authority',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/authority-section.tsx'), 'AuthoritySection'),
  },
  {
    id: 'working_calendar',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/calendar-section.tsx'), 'CalendarSection'),
  },
  {
    id: 'visit_intervals',
    group: 'office',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/intervals-section.tsx'), 'IntervalsSection'),
  },
  { id: 'policies', group: 'office', permission: 'review.read', shows: { page: 'policies.page' } },
  { id: 'people', group: 'office', permission: 'people.read', shows: { page: 'people.list' } },
  { id: 'delegations', group: 'office', permission: 'people.read', shows: { page: 'delegations.list' } },
  { id: 'quality', group: 'office', permission: 'review.report', shows: { page: 'review.quality' } },
  {
    id: 'about',
    group: 'about',
    permission: 'settings.read',
    shows: part(() => import('#renderer/features/settings/about-section.tsx'), 'AboutSection'),
  },
  {
    id: 'sample',
    group: 'about',
    shows: part(() => import('#renderer/features/users/sample-section.tsx'), 'SampleSection'),
  },
  {
    id: 'verify',
    group: 'about',
    shows: part(() => import('#renderer/features/audit/verify-panel.tsx'), 'VerifyPanel'),
  },
];
