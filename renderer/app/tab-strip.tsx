import { Pin, X } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { HOME, type Tab } from '#renderer/app/tabs.ts';
import { useTabs, useTabState } from '#renderer/app/use-tabs.tsx';

/** Open records and lists. The orange dot is a draft; it stays in the store when its tab is closed. */
export function TabStrip() {
  const { t } = useTranslation('window');
  const { tabs, activeId } = useTabState();
  return (
    <div className="tab-strip" role="tablist" aria-label={t('tabs')}>
      {tabs.map((tab) => (
        <TabHandle key={tab.id} tab={tab} on={tab.id === activeId} />
      ))}
    </div>
  );
}

const TabHandle = memo(({ tab, on }: { readonly tab: Tab; readonly on: boolean }) => {
  const { t } = useTranslation('window');
  const { activate, close } = useTabs();
  const name = tab.title ?? t(`pages.${tab.page}`);
  return (
    <div className={`tab${on ? ' on' : ''}`}>
      <button
        type="button"
        role="tab"
        aria-selected={on}
        className="tab-name"
        title={name}
        onClick={() => activate(tab.id)}
      >
        {tab.id === HOME && <Pin size={11} aria-hidden />}
        <span className="cut">{name}</span>
        {tab.dirty === true && <i className="unsaved" role="img" aria-label={t('unsaved')} />}
      </button>
      {tab.id !== HOME && (
        <button
          type="button"
          className="tab-close"
          title={t('closeTab', { name })}
          // A list of tabs may hold nothing but tabs; without a pointer it is Ctrl W.
          aria-hidden
          tabIndex={-1}
          onClick={() => close(tab.id)}
        >
          <X size={12} aria-hidden />
        </button>
      )}
    </div>
  );
});
