import { Button } from 'antd';
import { ShieldCheck, Timer } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOfficeNow } from '#renderer/app/use-office-now.ts';
import { Kbd } from '#renderer/components/kbd.tsx';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen } from '#shared/kernel/money.ts';

/** A content hash as people read it out: its first and last eight characters in fours. */
export function shortHash(hash: string): string {
  const four = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
  return `${four(hash.slice(0, 8))} … ${four(hash.slice(-8))}`;
}

/** 签名窗口: until when on the office's clock, and for how many signatures, no password is asked. */
export interface OpenWindow {
  readonly openUntil: number;
  readonly signaturesLeft: number;
}

const SECOND_MS = 1000;
const MINUTE_S = 60;

interface SignPanelProps {
  readonly personName: string;
  /** Which signature this is, of how many. */
  readonly ordinal: number;
  readonly required: number;
  readonly contentHash: string;
  /** The total that is signed, in fen, where the record has one. */
  readonly totalFen?: number | undefined;
  readonly busy: boolean;
  /** Why the last password was not taken, or why one is asked for. */
  readonly refusal?: string | undefined;
  /** The signing window that answers for the password; without one a password is asked for. */
  readonly window: OpenWindow | undefined;
  /** Nothing is passed while the signing window is open. */
  readonly onSign: (password: string | undefined) => void;
  readonly onCancel: () => void;
}

/** Says which signature of how many, of what content, and what happens next; asks for the password when it is needed. */
export function SignPanel(props: SignPanelProps) {
  const { t } = useTranslation('review');
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const now = useOfficeNow(SECOND_MS);
  // Over while the page was read: the password is asked at once, not after a try.
  const left =
    props.window !== undefined && now !== undefined && now < props.window.openUntil ? props.window : undefined;
  const asks = left === undefined;
  useEffect(() => form.current?.querySelector<HTMLElement>('input, button[type=submit]')?.focus(), [asks]);
  const { ordinal, required, personName } = props;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (props.busy || (asks && password === '')) return;
    props.onSign(asks ? password : undefined);
    setPassword('');
  }
  return (
    <form
      ref={form}
      className="sign-panel"
      onSubmit={submit}
      aria-label={t('sign.label')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        props.onCancel();
      }}
    >
      <div className="row">
        <ShieldCheck size={16} aria-hidden />
        <b>{t('sign.which', { ordinal, required, name: personName })}</b>
      </div>
      <div className="quiet small">
        {t('sign.content')} <span className="code">{shortHash(props.contentHash)}</span>{' '}
        {t(ordinal >= required ? 'sign.thenEffective' : 'sign.thenNext')}
      </div>
      {props.totalFen !== undefined && (
        <div className="sign-total">
          <b className="num">{formatFen(props.totalFen)}</b>
          <span className="small">{amountInWords(props.totalFen)}</span>
        </div>
      )}
      {props.refusal !== undefined && (
        <div className="wrong-text small minus" role="alert">
          {props.refusal}
        </div>
      )}
      <div className="row">
        {left === undefined || now === undefined ? (
          <input
            type="password"
            className="text-box"
            aria-label={t('sign.password')}
            placeholder={t('sign.password')}
            autoComplete="new-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        ) : (
          <WindowLeft seconds={Math.ceil((left.openUntil - now) / SECOND_MS)} signatures={left.signaturesLeft} />
        )}
        <Button onClick={props.onCancel}>
          {t('sign.cancel')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={asks && password === ''}>
          {t('sign.sign')}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </form>
  );
}

interface WindowLeftProps {
  readonly seconds: number;
  readonly signatures: number;
}

/** How much of the signing window is left; the office decides when it is over. */
function WindowLeft({ seconds, signatures }: WindowLeftProps) {
  const { t } = useTranslation('review');
  const time = `${Math.floor(seconds / MINUTE_S)}:${String(seconds % MINUTE_S).padStart(2, '0')}`;
  return (
    <span className="window-left quiet small">
      <Timer size={14} aria-hidden />
      <span>
        {t('sign.window')} <b className="num">{t('sign.windowLeft', { time, count: signatures })}</b>
      </span>
    </span>
  );
}
