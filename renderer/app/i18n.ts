import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#renderer/app/theme.ts';

const files = import.meta.glob<Record<string, unknown>>('../locales/*/*.json', { eager: true, import: 'default' });

/** Every `locales/<language>/<module>.json` is the namespace `<module>`: a new page only adds its two files. */
function resources(): Record<string, Record<string, Record<string, unknown>>> {
  const out: Record<string, Record<string, Record<string, unknown>>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language, namespace] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (language !== undefined && namespace !== undefined) (out[language] ??= {})[namespace] = words;
  }
  return out;
}

export async function startLanguages(language: Language): Promise<void> {
  const all = resources();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'zh-CN',
    resources: all,
    ns: Object.keys(all['zh-CN'] ?? {}),
    defaultNS: 'window',
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function switchLanguage(language: Language): Promise<void> {
  if (i18next.isInitialized && i18next.language !== language) await i18next.changeLanguage(language);
}
