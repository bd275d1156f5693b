import { Search, X } from 'lucide-react';
import { Suspense, use, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { type Help, type HelpTopic, loadHelp, searchHelp } from '#renderer/app/help.ts';
import { useKeys, useKeysShown } from '#renderer/app/use-keys.ts';
import { useTabState } from '#renderer/app/use-tabs.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { GreyRows } from '#renderer/components/notices.tsx';

/** F1: what the page in front is for, how the work goes, its keys, and all other help by search. F6 goes to the page and back, Esc closes. */
export function HelpPanel({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('window');
  const { tabs, activeId } = useTabState();
  const box = useRef<HTMLElement>(null);
  const [opener] = useState(() => document.activeElement);
  const before = useRef(opener);
  const entered = useRef(false);
  useEffect(
    () => () => {
      entered.current = false;
      giveBack(before.current);
    },
    [],
  );
  /** The words may arrive a moment later; a change of tab must not take the focus again. */
  function enter(): void {
    if (!entered.current) box.current?.querySelector('input')?.focus();
    entered.current = true;
  }
  function changeSide(): void {
    if (box.current?.contains(document.activeElement) === true) return giveBack(before.current);
    before.current = document.activeElement;
    box.current?.querySelector('input')?.focus();
  }
  useKeys([
    { chord: 'Escape', run: onClose },
    { chord: 'F6', run: changeSide },
  ]);
  const page = tabs.find((tab) => tab.id === activeId)?.page ?? 'home';
  return (
    <aside ref={box} className="help-panel" aria-label={t('help.label')}>
      <Suspense fallback={<GreyRows />}>
        <HelpBody key={page} page={page} onShown={enter} onClose={onClose} />
      </Suspense>
    </aside>
  );
}

function giveBack(element: Element | null): void {
  if (element instanceof HTMLElement && element !== document.body) element.focus();
  else document.querySelector<HTMLElement>('.page-area [tabindex="0"], .page-area button, .page-area input')?.focus();
}

interface HelpBodyProps {
  readonly page: string;
  readonly onShown: () => void;
  readonly onClose: () => void;
}

function HelpBody({ page, onShown, onClose }: HelpBodyProps) {
  const { t } = useTranslation('window');
  const { language } = useAppearance();
  const help = use(loadHelp(language));
  const [name, setName] = useState(page);
  const [text, setText] = useState('');
  const topic = help[name];
  const shown = useEffectEvent(onShown);
  useEffect(() => shown(), []);
  const go = (next: string) => {
    setName(next);
    setText('');
  };
  return (
    <>
      <header>
        <div className="search-box">
          <Search size={14} aria-hidden />
          <input
            aria-label={t('help.search')}
            placeholder={t('help.search')}
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <button type="button" className="icon-button" aria-label={t('help.close')} onClick={onClose}>
          <X size={14} aria-hidden />
        </button>
      </header>
      <div className="help-text" tabIndex={0} role="document" aria-label={topic?.title ?? t('help.label')}>
        {text.trim() !== '' && <Found help={help} text={text} onGo={go} />}
        {text.trim() === '' && topic !== undefined && (
          <>
            {name !== page && (
              <button type="button" className="link" onClick={() => go(page)}>
                {t('help.back', { page: help[page]?.title ?? '' })}
              </button>
            )}
            <Topic topic={topic} help={help} keys={name === page} onGo={go} />
          </>
        )}
      </div>
    </>
  );
}

interface FoundProps {
  readonly help: Help;
  readonly text: string;
  readonly onGo: (name: string) => void;
}

function Found({ help, text, onGo }: FoundProps) {
  const { t } = useTranslation('window');
  const names = searchHelp(help, text);
  return (
    <>
      <p className="quiet small" role="status">
        {t('help.found', { count: names.length })}
      </p>
      <ul className="help-found">
        {names.map((name) => (
          <li key={name}>
            <button type="button" className="link" onClick={() => onGo(name)}>
              {help[name]?.title}
            </button>
            <span className="small quiet">{help[name]?.what}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

interface TopicProps {
  readonly topic: HelpTopic;
  readonly help: Help;
  /** Whether the keys that work now belong to it. */
  readonly keys: boolean;
  readonly onGo: (name: string) => void;
}

function Topic({ topic, help, keys, onGo }: TopicProps) {
  const { t } = useTranslation('window');
  return (
    <>
      <h2>{topic.title}</h2>
      <p>{topic.what}</p>
      <ol>
        {topic.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {topic.review !== undefined && (
        <>
          <h3>{t('help.review')}</h3>
          <p>{topic.review}</p>
        </>
      )}
      <h3>{t('help.trouble')}</h3>
      <dl>
        {topic.trouble.map(([what, then]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{then}</dd>
          </div>
        ))}
      </dl>
      {keys && <Keys />}
      <h3>{t('help.see')}</h3>
      <ul className="help-see">
        {topic.see.map((name) => (
          <li key={name}>
            <button type="button" className="link" onClick={() => onGo(name)}>
              {help[name]?.title}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

const EVERYWHERE = ['Ctrl+K', 'Ctrl+B', 'Ctrl+Tab', 'Ctrl+W', 'F6', 'Escape'] as const;

/** Every key that works here, and those that work everywhere. */
function Keys() {
  const { t } = useTranslation('window');
  const here = useKeysShown();
  const shown = new Set(here.map(({ chord }) => chord));
  return (
    <>
      <h3>{t('keys.all')}</h3>
      <div className="key-list">
        {here.map(({ chord, label }) => (
          <div key={chord}>
            <Kbd chord={chord} />
            {label}
          </div>
        ))}
        {EVERYWHERE.filter((chord) => !shown.has(chord)).map((chord) => (
          <div key={chord}>
            <Kbd chord={chord} />
            {t(`keys.everywhere.${chord}`)}
          </div>
        ))}
      </div>
    </>
  );
}
