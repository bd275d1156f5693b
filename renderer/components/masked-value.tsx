import { Button } from 'antd';
import { Copy, Eye, EyeOff } from 'lucide-react';
import { type MouseEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useOfficeCommand } from '#renderer/app/use-office.ts';
import { usePersonal } from '#renderer/app/use-personal.ts';
import { SelectBox, TextBox } from '#renderer/components/boxes.tsx';
import { copyOut } from '#renderer/components/clipboard.ts';
import type { MenuPoint } from '#renderer/components/grid-props.ts';
import { FailureNote } from '#renderer/components/notices.tsx';
import { Popover } from '#renderer/components/popover.tsx';
import { RevealReason } from '#shared/disclosures/disclosures.contract.ts';
import { personalFieldAt } from '#shared/disclosures/personal-fields.ts';
import { isMaskText } from '#shared/kernel/masking.ts';

interface MaskedValueProps {
  readonly kind: string;
  readonly recordId: string;
  /** Where the value stands in the content: `contacts.0.phone`. */
  readonly path: string;
  /** As core answered it; what is no mask is shown as it is. */
  readonly text: string;
  /** What it is, in words: "contact 1 phone". */
  readonly what: string;
}

const SHOWN_SECONDS = 60;

/** Whether core answered a mask at this path, so that there is something to ask for. */
function isMasked(kind: string, path: string, text: string): boolean {
  const field = personalFieldAt(kind, path);
  return field !== undefined && field.leaving !== true && isMaskText(field.class, text);
}

/** A masked value with its eye: a reason is asked for, the value stays for a minute and is masked again. */
export function MaskedValue(props: MaskedValueProps) {
  const { t } = useTranslation('disclosures');
  const may = useMay();
  const [at, setAt] = useState<MenuPoint>();
  const [value, setValue] = useState<string>();
  const { kind, path, text, what } = props;
  if (!isMasked(kind, path, text) || !may('personal.reveal')) return <span className="masked-value">{text}</span>;
  if (value !== undefined) return <Told value={value} what={what} onHide={() => setValue(undefined)} />;
  function ask(event: MouseEvent): void {
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    setAt({ left, top: bottom + 4 });
  }
  return (
    <span className="masked-value">
      <span className="num">{text}</span>
      <button type="button" className="eye" aria-label={t('reveal.button', { what })} onClick={ask}>
        <Eye size={13} aria-hidden />
      </button>
      {at !== undefined && (
        <AskReason
          {...props}
          at={at}
          onTold={(told) => {
            setValue(told);
            setAt(undefined);
          }}
          onClose={() => setAt(undefined)}
        />
      )}
    </span>
  );
}

interface AskReasonProps extends MaskedValueProps {
  readonly at: MenuPoint;
  readonly onTold: (value: string) => void;
  readonly onClose: () => void;
}

const readReason = (kept: unknown): RevealReason | undefined => RevealReason.safeParse(kept).data;

/** Asks why, with the reason of the last time chosen: Enter is enough. */
function AskReason({ kind, recordId, path, what, at, onTold, onClose }: AskReasonProps) {
  const { t } = useTranslation('disclosures');
  const kept = usePersonal<RevealReason>('reveal.reason', 'call', readReason);
  const [remark, setRemark] = useState('');
  const command = useOfficeCommand('disclosures.reveal');
  const reason = kept.value ?? 'call';
  const isReady = reason !== 'other' || remark.trim() !== '';
  async function reveal(): Promise<void> {
    if (!isReady || command.busy) return;
    const reply = await command.run({ kind, recordId, path, reason, remark });
    if (reply.ok) onTold(reply.value.value);
  }
  return (
    <Popover label={t('reveal.title', { what })} at={at} className="reveal" onClose={onClose}>
      <header>{t('reveal.title', { what })}</header>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void reveal();
        }}
      >
        <label>
          {t('reveal.reason')}
          <SelectBox
            value={reason}
            options={RevealReason.options.map((one) => ({ value: one, text: t(`values.reason.${one}`) }))}
            onChange={(chosen) => kept.keep(readReason(chosen) ?? 'call', true)}
          />
        </label>
        <label>
          {t('reveal.remark')}
          <TextBox
            value={remark}
            maxLength={200}
            placeholder={reason === 'other' ? t('reveal.remarkHint') : ''}
            onChange={setRemark}
          />
        </label>
        <p className="quiet small">{t('reveal.text')}</p>
        <FailureNote failure={command.failure} />
        <div className="actions">
          <Button size="small" type="primary" htmlType="submit" disabled={!isReady} loading={command.busy}>
            {t('reveal.verb')}
          </Button>
        </div>
      </form>
    </Popover>
  );
}

/** The value whole, with what is left of its minute; it is masked again by the clock or by hand. */
function Told({ value, what, onHide }: { readonly value: string; readonly what: string; readonly onHide: () => void }) {
  const { t } = useTranslation('disclosures');
  const [left, setLeft] = useState(SHOWN_SECONDS);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (left <= 0) onHide();
  }, [left, onHide]);
  return (
    <span className="masked-value told">
      <span className="num" role="status">
        {value}
      </span>
      <button
        type="button"
        className="eye"
        aria-label={`${t('reveal.copy')} ${what}`}
        onClick={() => setCopied(copyOut({ plain: value }))}
      >
        <Copy size={13} aria-hidden />
      </button>
      <button type="button" className="eye" autoFocus aria-label={`${t('reveal.hide')} ${what}`} onClick={onHide}>
        <EyeOff size={13} aria-hidden />
      </button>
      <span className="faint small num">{copied ? t('reveal.copied') : t('reveal.left', { count: left })}</span>
    </span>
  );
}
