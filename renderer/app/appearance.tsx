import { ConfigProvider } from 'antd';
import { createContext, type ReactNode, useCallback, useContext, useLayoutEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { switchLanguage } from '#renderer/app/i18n.ts';
import { keep, recall } from '#renderer/app/keepsake.ts';
import type { Scheme } from '#renderer/app/palette.ts';
import { useLessMotion } from '#renderer/app/use-less-motion.ts';
import {
  antdTheme,
  cssVariables,
  type Density,
  type Language,
  metrics,
  TYPE_SCALES,
  type TypeSize,
} from '#renderer/app/theme.ts';

/** How the window looks to the person at it: language, colours, density, size of type. Kept on this PC, changed without restart. */
export interface Appearance {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly density: Density;
  readonly type: TypeSize;
}

interface AppearanceControl extends Appearance {
  /** Row heights in CSS pixels at the present density. */
  readonly rowHeight: number;
  readonly lineRowHeight: number;
  readonly change: (part: Partial<Appearance>) => void;
}

const KEPT_AS = 'appearance';
const START: Appearance = { language: 'zh-CN', scheme: 'light', density: 'compact', type: 'normal' };
const AppearanceContext = createContext<AppearanceControl | undefined>(undefined);

export function useAppearance(): AppearanceControl {
  const value = useContext(AppearanceContext);
  if (value === undefined) throw new Error('useAppearance needs an AppearanceProvider above it');
  return value;
}

function dress(look: Appearance): void {
  const root = document.documentElement;
  for (const [name, value] of Object.entries(cssVariables(look.scheme, look.density, look.language))) {
    root.style.setProperty(name, value);
  }
  root.style.setProperty('zoom', String(TYPE_SCALES[look.type]));
  root.lang = look.language;
  root.dataset['scheme'] = look.scheme;
  root.style.colorScheme = look.scheme === 'dark' ? 'dark' : 'light';
}

export function AppearanceProvider({ children, start }: { children: ReactNode; start?: Partial<Appearance> }) {
  const [look, setLook] = useState<Appearance>(() => ({ ...START, ...recall<Partial<Appearance>>(KEPT_AS), ...start }));
  const { t } = useTranslation('window');
  useLayoutEffect(() => {
    dress(look);
    void switchLanguage(look.language);
  }, [look]);
  const change = useCallback((part: Partial<Appearance>) => {
    setLook((old) => {
      const next = { ...old, ...part };
      keep(KEPT_AS, next);
      return next;
    });
  }, []);
  const control = useMemo<AppearanceControl>(() => {
    const { row, lineRow } = metrics[look.density];
    return { ...look, rowHeight: row, lineRowHeight: lineRow, change };
  }, [look, change]);
  const still = useLessMotion();
  const { scheme, density, language } = look;
  const theme = useMemo(() => antdTheme({ scheme, density, language, still }), [scheme, density, language, still]);
  const antdWords = { locale: look.language, Empty: { description: t('nothing') } };
  return (
    <AppearanceContext value={control}>
      <ConfigProvider locale={antdWords} theme={theme} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
        {children}
      </ConfigProvider>
    </AppearanceContext>
  );
}
