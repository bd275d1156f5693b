import { Button } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FloatLayer } from '#renderer/app/float-layer.tsx';
import { SelectBox } from '#renderer/components/boxes.tsx';
import { Kbd } from '#renderer/components/kbd.tsx';
import { type LineGridProps } from '#renderer/components/line-grid-props.ts';
import { Note } from '#renderer/components/notices.tsx';
import type { PastedSheet, PasteTarget, PlannedLine } from '#renderer/components/paste-plan.ts';
import { usePastePlan } from '#renderer/components/use-paste-plan.ts';
import type { Pasting } from '#renderer/components/use-pasting.ts';

interface PastePanelProps {
  readonly grid: LineGridProps;
  readonly pasting: Pasting;
  readonly sheet: PastedSheet;
  readonly today: string;
}

const FIRST_ROWS = 6;
const WRONG_ROWS = 40;
const NAMED_FAULTS = 6;

/** A pasted block before it is taken: what each column becomes, what is wrong with which cell, how many lines are good. */
export function PastePanel({ grid, pasting, sheet, today }: PastePanelProps) {
  const { t } = useTranslation('paste');
  const plan = usePastePlan(grid, pasting.targets, sheet, today);
  const { planned, mapping, asking } = plan;
  const good = planned.filter(({ faults }) => faults.length === 0);
  const takable = grid.newLine === undefined ? planned.filter(({ into }) => into !== undefined) : planned;
  const named = mapping.some((key) => key !== null);
  const take = (lines: readonly PlannedLine[]) => {
    plan.remember();
    pasting.take(lines);
  };
  const all = () => take(takable);
  const wrong = planned.length - good.length;
  const ready = named && !asking && takable.length > 0;
  const keys = [
    { chord: 'Ctrl+Enter', disabled: !ready, run: all },
    { chord: 'Ctrl+Shift+Enter', disabled: !ready || good.length === 0, run: () => take(good) },
  ];
  return (
    <FloatLayer label={t('panel.title', { count: sheet.rows.length })} wide keys={keys} onClose={pasting.abandon}>
      <div className="paste-panel" onKeyDown={nextChoiceOnEnter}>
        <header>
          <h2>{t('panel.title', { count: sheet.rows.length })}</h2>
          <span className="quiet small push">{t(sheet.heads === undefined ? 'panel.noHeads' : 'panel.heads')}</span>
        </header>
        <PasteTable sheet={sheet} targets={pasting.targets} plan={plan} />
        <FaultLines planned={planned} targets={pasting.targets} />
        <footer>
          <span className="push" role="status">
            <b>{t('panel.good', { count: good.length })}</b>
            {wrong > 0 && <span className="wrong-text"> · {t('panel.wrong', { count: wrong })}</span>}
            {sheet.empty > 0 && <span className="quiet"> · {t('panel.empty', { count: sheet.empty })}</span>}
            {sheet.totals > 0 && <span className="quiet"> · {t('panel.totals', { count: sheet.totals })}</span>}
            {asking && <span className="quiet"> · {t('panel.asking')}</span>}
          </span>
          <Button onClick={pasting.abandon}>
            {t('panel.cancel')}
            <Kbd chord="Escape" />
          </Button>
          {wrong > 0 && good.length > 0 && (
            <Button disabled={!ready} onClick={() => take(good)}>
              {t('panel.takeGood', { count: good.length })}
              <Kbd chord="Ctrl+Shift+Enter" />
            </Button>
          )}
          <Button type="primary" disabled={!ready} onClick={all}>
            {t(wrong > 0 ? 'panel.takeAll' : 'panel.take', { count: takable.length })}
            <Kbd chord="Ctrl+Enter" />
          </Button>
        </footer>
      </div>
    </FloatLayer>
  );
}

/** Enter in a choice goes to the next one, and never into the form behind the panel. */
function nextChoiceOnEnter(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || !(event.target instanceof HTMLSelectElement)) return;
  event.preventDefault();
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('select, footer button:not([disabled])')];
  all[all.indexOf(event.target) + 1]?.focus();
}

interface PasteTableProps {
  readonly sheet: PastedSheet;
  readonly targets: readonly PasteTarget[];
  readonly plan: ReturnType<typeof usePastePlan>;
}

function PasteTable({ sheet, targets, plan }: PasteTableProps) {
  const { t } = useTranslation('paste');
  const { mapping, planned, choose, meant } = plan;
  const [more, setMore] = useState(false);
  const shown = planned.filter(({ faults }, index) => index < FIRST_ROWS || faults.length > 0);
  const rows = more ? planned : shown.slice(0, FIRST_ROWS + WRONG_ROWS);
  const values = new Map(sheet.rows.map((row) => [row.at, row.values]));
  const columnOf = new Map(targets.map((target) => [target.key, target.column.key]));
  return (
    <div className="scroll paste-table" tabIndex={0} role="group" aria-label={t('panel.preview')}>
      <table className="plain-table sheet">
        <thead>
          <tr>
            <th className="end">{t('panel.row')}</th>
            {mapping.map((key, at) => (
              <th key={at} className={key === null ? 'left-out' : ''}>
                <SelectBox
                  aria-label={t('panel.target', { column: sheet.heads?.[at] ?? at + 1 })}
                  name={`paste-${at}`}
                  value={key ?? ''}
                  none={t('panel.leaveOut')}
                  options={targets.map((target) => ({ value: target.key, text: target.title }))}
                  onChange={(next) => choose(at, next === '' ? null : next)}
                />
              </th>
            ))}
            <th>{t('panel.meant')}</th>
          </tr>
          {sheet.heads !== undefined && (
            <tr className="header-row">
              <th className="end">1</th>
              {mapping.map((_, at) => (
                <th key={at}>{sheet.heads?.[at]}</th>
              ))}
              <td />
            </tr>
          )}
        </thead>
        <tbody>
          {rows.map(({ at, faults, line }) => (
            <tr key={at}>
              <th>{at}</th>
              {mapping.map((key, column) => {
                const fault = faults.find((one) => key !== null && one.column === columnOf.get(key));
                const look = key === null ? 'left-out' : fault === undefined ? '' : 'wrong-cell';
                return (
                  <td key={column} className={look} title={fault && t(`window:paste.${fault.reason}`)}>
                    {values.get(at)?.[column]}
                  </td>
                );
              })}
              <td className="quiet cut">{meant(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < planned.length && (
        <button type="button" className="link" onClick={() => setMore(true)}>
          {t('panel.all', { count: planned.length })}
        </button>
      )}
    </div>
  );
}

interface FaultLinesProps {
  readonly planned: readonly PlannedLine[];
  readonly targets: readonly PasteTarget[];
}

/** The wrong cells by name, with the reason and what to do. */
function FaultLines({ planned, targets }: FaultLinesProps) {
  const { t } = useTranslation('paste');
  const faults = planned.flatMap(({ at, faults: own }) => own.map((fault) => ({ at, ...fault })));
  if (faults.length === 0) return undefined;
  const titleOf = (key: string) => targets.find(({ column }) => column.key === key)?.title ?? '';
  return (
    <div className="paste-faults">
      <Note tone="warning" title={t('panel.faults', { count: faults.length })}>
        {faults.slice(0, NAMED_FAULTS).map(({ at, column, value, reason }, index) => (
          <div key={index}>
            {t('panel.place', { row: at, column: titleOf(column) })} <span className="code">{value.slice(0, 40)}</span>{' '}
            {t(`window:paste.${reason}`)}
          </div>
        ))}
        {faults.length > NAMED_FAULTS && <div>{t('panel.moreFaults', { count: faults.length - NAMED_FAULTS })}</div>}
      </Note>
    </div>
  );
}
