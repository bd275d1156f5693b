import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keep, recall } from '#renderer/app/keepsake.ts';
import { useWork } from '#renderer/app/use-work.ts';
import { ErrorNote, Note } from '#renderer/components/notices.tsx';
import { StatusMark } from '#renderer/components/status-mark.tsx';
import { WorkBusy } from '#renderer/components/work-busy.tsx';
import type { Output } from '#shared/ipc/contract.ts';
import type { VerifyCheck } from '#shared/audit/audit.contract.ts';
import { formatInstant } from '#shared/kernel/business-date.ts';

interface LastVerified {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly good: boolean;
}

const KEPT_AS = 'verified';

/** 核查: whether the office is what its people signed, and what is good and still worth knowing. */
export function VerifyPanel() {
  const { t } = useTranslation('audit');
  const words = useTranslation('works').t;
  const { work, busy, start, cancel, toBackground } = useWork('verify');
  const verify = (): void =>
    start({
      title: words('verify'),
      name: 'office.verify',
      input: {},
      conclude: ({ good }) => {
        keep(KEPT_AS, { at: Date.now(), good } satisfies LastVerified);
        return {
          text: words(good ? 'verified' : 'verifyFaulty'),
          ...(!good && { warns: true }),
          open: { page: 'settings' },
        };
      },
    });
  const [last] = useState(() => recall<LastVerified>(KEPT_AS));
  const found = work?.value as Output<'office.verify'> | undefined;
  return (
    <section className="panel verify-panel" aria-label={t('verify.title')}>
      <div className="row">
        <h2>{t('verify.title')}</h2>
        <span className="push" />
        <Button loading={busy} onClick={verify}>
          {t('verify.run')}
        </Button>
      </div>
      <p className="quiet small">{t('verify.text')}</p>
      {found === undefined && last !== undefined && (
        <p className="quiet small">
          {t('verify.last', { at: formatInstant(last.at) })} {t(last.good ? 'verify.good' : 'verify.faulty')}
        </p>
      )}
      {work?.state === 'failed' && <ErrorNote failure={work.failure} onRetry={verify} />}
      {work !== undefined && busy && <WorkBusy work={work} onCancel={cancel} onBackground={toBackground} brief />}
      {found && (
        <>
          <Note tone={found.good ? 'success' : 'error'} title={t(found.good ? 'verify.good' : 'verify.faulty')}>
            {t('verify.head')} <span className="code">{found.headHash.slice(0, 16)}</span>
          </Note>
          <table className="plain-table">
            <tbody>
              {found.checks.map((check) => (
                <CheckLine key={check.name} check={check} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}

function CheckLine({ check }: { readonly check: VerifyCheck }) {
  const { t } = useTranslation('audit');
  const { faults, notices = [] } = check;
  return (
    <tr>
      <td>{t(`verify.checks.${check.name}`)}</td>
      <td className="num">{t('verify.looked', { count: check.looked })}</td>
      <td>
        <StatusMark
          status={faults.length === 0 ? 'effective' : 'rejected'}
          text={faults.length === 0 ? t('verify.noFault') : t('verify.faults', { count: faults.length })}
        />
        {faults.map(({ where, what }) => (
          <div key={`${where} ${what}`} className="small wrong-text">
            {where} · {t(`verify.what.${what}`, { defaultValue: what })}
          </div>
        ))}
        {notices.map(({ where, what, at }) => (
          <div key={`${where} ${at}`} className="small due-soon">
            {t(`verify.notice.${what}`, { name: where, at: formatInstant(at) })}
          </div>
        ))}
      </td>
    </tr>
  );
}
