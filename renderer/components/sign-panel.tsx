import { Button } from 'antd';
import { ShieldCheck } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '#renderer/components/kbd.tsx';
import { amountInWords } from '#shared/kernel/amount-in-words.ts';
import { formatFen } from '#shared/kernel/money.ts';

/** A content hash as people read it out: its first and last eight characters in fours. */
export function shortHash(hash: string): string {
  const four = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');
  return `${four(hash.slice(0, 8))} … ${four(hash.slice(-8))}`;
}

interface SignPanelProps {
  readonly personName: string;
  /** Which signature this is, of how many. */
  readonly ordinal: number;
  readonly required: number;
  readonly contentHash: string;
  /** The total that is signed, in fen, where the record has one. */
  readonly totalFen?: number | undefined;
  readonly busy: boolean;
  /** Why the last password was not taken. */
  readonly refusal?: string | undefined;
  readonly onSign: (password: string) => void;
  readonly onCancel: () => void;
}

/** Says which signature of how many, of what content, and what happens next; asks for the password. */
export function SignPanel(props: SignPanelProps) {
  const { t } = useTranslation('review');
  const [password, setPassword] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const { ordinal, required, personName } = props;
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (password === '' || props.busy) return;
    props.onSign(password);
    setPassword('');
  }
  return (
    <form className="sign-panel" onSubmit={submit} aria-label={t('sign.label')}>
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
        <input
          ref={box}
          type="password"
          className="text-box"
          aria-label={t('sign.password')}
          placeholder={t('sign.password')}
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.preventDefault();
            props.onCancel();
          }}
        />
        <Button onClick={props.onCancel}>
          {t('sign.cancel')}
          <Kbd chord="Escape" />
        </Button>
        <Button type="primary" htmlType="submit" loading={props.busy} disabled={password === ''}>
          {t('sign.sign')}
          <Kbd chord="Enter" />
        </Button>
      </div>
    </form>
  );
}
