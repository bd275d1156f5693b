import { useCallback } from 'react';
import { SETTINGS_SECTIONS } from '#renderer/app/settings-sections.ts';
import { tabId } from '#renderer/app/tabs.ts';
import { useTabs } from '#renderer/app/use-tabs.tsx';

const SETTINGS = 'settings';

/** Opens the settings at a section, or the page that the section leads to. */
export function useOpenSettings(): (section: string) => void {
  const { open, remember } = useTabs();
  return useCallback(
    (id) => {
      const section = SETTINGS_SECTIONS.find((one) => one.id === id);
      if (section !== undefined && 'page' in section.shows) return open(section.shows.page);
      open(SETTINGS);
      remember(tabId(SETTINGS, {}), 'section', id);
    },
    [open, remember],
  );
}
