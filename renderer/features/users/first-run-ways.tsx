import { Building2, DatabaseBackup, FlaskConical } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { useKeys } from '#renderer/app/use-keys.ts';
import { Kbd } from '#renderer/components/kbd.tsx';

export type FirstRunWay = 'create' | 'sample' | 'restore';

const WAYS = [
  { way: 'create', icon: Building2 },
  { way: 'sample', icon: FlaskConical },
  { way: 'restore', icon: DatabaseBackup },
] as const;

/** Three ways to begin; nothing is made by choosing one. */
export function FirstRunWays({ onChoose }: { readonly onChoose: (way: FirstRunWay) => void }) {
  const { t } = useTranslation('users');
  const look = useAppearance();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  useKeys(WAYS.map(({ way }, index) => ({ chord: String(index + 1), outsideText: true, run: () => onChoose(way) })));
  return (
    <>
      <section className="first-run ways" aria-label={t('ways.title')}>
        <h1>{t('ways.title')}</h1>
        <p className="quiet">{t('ways.text')}</p>
        {WAYS.map(({ way, icon: Icon }, index) => (
          <button
            key={way}
            ref={index === 0 ? first : undefined}
            type="button"
            className="way"
            onClick={() => onChoose(way)}
          >
            <Icon size={22} strokeWidth={1.6} aria-hidden />
            <span>
              <b>{t(`ways.${way}.title`)}</b>
              <span className="quiet">{t(`ways.${way}.text`)}</span>
            </span>
            <Kbd chord={String(index + 1)} />
          </button>
        ))}
      </section>
      <div className="below">
        <button
          type="button"
          className="link"
          onClick={() => look.change({ language: look.language === 'zh-CN' ? 'en-US' : 'zh-CN' })}
        >
          {t('signIn.otherLanguage')}
        </button>
      </div>
    </>
  );
}
