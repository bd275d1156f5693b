import { Button } from 'antd';
import { CheckCheck, Circle, FileUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMay } from '#renderer/app/session.tsx';
import { useTabs } from '#renderer/app/use-tabs.tsx';
import type { Output } from '#shared/ipc/contract.ts';

const STEPS = [
  { name: 'products', form: 'products.form', permission: 'products.write', imports: true },
  { name: 'clients', form: 'clients.form', permission: 'clients.write', imports: true },
  { name: 'contracts', form: 'contracts.form', permission: 'contracts.write', imports: true },
  { name: 'dispatch', form: 'dispatch.form', permission: 'dispatch.write', imports: false },
] as const;

type Begun = Output<'reports.begun'>;

/** True while something is missing without which nothing can be sold. */
export function isBeginning(begun: Begun | undefined): boolean {
  return begun !== undefined && [begun.products, begun.clients, begun.contracts].includes(false);
}

/** What an office makes first, in order, with the way to each. */
export function FirstSteps({ begun }: { readonly begun: Begun }) {
  const { t } = useTranslation('home');
  const may = useMay();
  const { open } = useTabs();
  const steps = STEPS.filter(({ name }) => begun[name] !== undefined);
  const next = steps.find(({ name }) => begun[name] === false);
  const mayBegin = steps.some(({ permission }) => may(permission));
  return (
    <section className="panel first-steps" aria-label={t('first.title')}>
      <header>{t('first.title')}</header>
      <p>{t(mayBegin ? 'first.text' : 'first.onlyRead')}</p>
      <ol>
        {steps.map(({ name, form, permission, imports }) => {
          const done = begun[name] === true;
          const isNext = name === next?.name;
          return (
            <li key={name} className={done ? 'done' : ''} aria-current={isNext ? 'step' : undefined}>
              {done ? <CheckCheck size={16} aria-label={t('first.done')} /> : <Circle size={16} aria-hidden />}
              <div>
                <b>{t(`first.${name}.title`)}</b>
                <span>{t(`first.${name}.text`)}</span>
              </div>
              {may(permission) && !done && (
                <div className="actions">
                  {imports && may('exchange.import') && (
                    <Button icon={<FileUp size={13} aria-hidden />} onClick={() => open('exchange.home')}>
                      {t('first.import')}
                    </Button>
                  )}
                  <Button
                    type={isNext ? 'primary' : 'default'}
                    icon={<Plus size={13} aria-hidden />}
                    onClick={() => open(form, { draft: crypto.randomUUID() })}
                  >
                    {t(`first.${name}.make`)}
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
