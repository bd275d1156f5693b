import { ArrowRight, CircleCheck, Minus, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppearance } from '#renderer/app/appearance.tsx';
import { SelectBox } from '#renderer/components/boxes.tsx';
import type { ImportChoices, ImportPreview } from '#renderer/features/exchange/use-preview.ts';

type PreviewColumn = ImportPreview['columns'][number];

/** Guessed, or taken back after a guess. */
const WORTH_A_LOOK = new Set<PreviewColumn['confidence']>(['likely', 'misfit', 'lonely']);

/** Money may stand in yuan, thousands or ten thousands; the target says by what it is multiplied. */
const FACTORS = [1, 1000, 10_000] as const;
const isMoney = (key: string): boolean => key.endsWith('Fen');
const choiceOf = (target: string, factor: number): string => `${target}×${factor}`;

interface MappingTableProps {
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
  readonly onChoose: (choices: ImportChoices) => void;
}

/** Each column of the file with its first value and what it becomes; changing one asks the office again. */
export function MappingTable({ preview, choices, onChoose }: MappingTableProps) {
  const { t } = useTranslation('exchange');
  const options = useTargets(preview);
  function map(letter: string, choice: string): void {
    const kept = Object.fromEntries(
      preview.columns.map((column) => [column.letter, { target: column.target, factor: column.factor }]),
    );
    const [target = '', factor = '1'] = choice.split('×');
    const wanted = { target: target === '' ? null : target, factor: Number(factor) };
    onChoose({ ...choices, mapping: { ...kept, [letter]: wanted } });
  }
  return (
    <section className="panel mapping" aria-label={t('mapping.title')}>
      <header>
        {t('mapping.title')} <span className="faint">{t('mapping.header', { row: preview.headerRow })}</span>
      </header>
      <div className="scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th style={{ width: 34 }}>{t('mapping.letter')}</th>
              <th style={{ width: '23%' }}>{t('mapping.columnHeader')}</th>
              <th>{t('mapping.first')}</th>
              <th style={{ width: 24 }} aria-hidden />
              <th style={{ width: '38%' }}>{t('mapping.target')}</th>
              <th style={{ width: 30 }}>
                <span className="offscreen">{t('mapping.sure')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.columns.map((column) => (
              <tr
                key={column.letter}
                className={WORTH_A_LOOK.has(column.confidence) || column.factor !== 1 ? 'warn' : ''}
              >
                <td className="num">{column.letter}</td>
                <td className="cut" title={column.header}>
                  {column.header}
                </td>
                <td className="cut quiet" title={column.firstValue}>
                  {column.firstValue}
                </td>
                <td>
                  <ArrowRight size={12} aria-hidden />
                </td>
                <td>
                  <SelectBox
                    name={`map-${column.letter}`}
                    aria-label={t('mapping.targetOf', { letter: column.letter, header: column.header })}
                    value={column.target === null ? '' : choiceOf(column.target, column.factor)}
                    none={t('mapping.leaveOut')}
                    options={options}
                    onChange={(choice) => map(column.letter, choice)}
                  />
                </td>
                <td>
                  <Sureness column={column} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function useTargets(preview: ImportPreview): readonly { readonly value: string; readonly text: string }[] {
  const { t } = useTranslation('exchange');
  const { language } = useAppearance();
  return preview.targets.flatMap(({ key, label, required, critical }) => {
    const name = `${language === 'zh-CN' ? label.zh : label.en}${required ? ' *' : ''}${critical ? ` ${t('mapping.rekeyed')}` : ''}`;
    const factors = isMoney(key) ? FACTORS : [1];
    return factors.map((factor) => ({
      value: choiceOf(key, factor),
      text: factor === 1 ? name : t('mapping.times', { name, factor: factor.toLocaleString('en-US') }),
    }));
  });
}

/** How sure the office is of a column: words for screen readers, a mark for the eye. */
function Sureness({ column }: { readonly column: PreviewColumn }) {
  const { t } = useTranslation('exchange');
  if (column.target === null) {
    const why = t(`mapping.${column.confidence === 'none' ? 'unmapped' : column.confidence}`);
    return <Minus size={13} role="img" aria-label={why} />;
  }
  const look = WORTH_A_LOOK.has(column.confidence) || column.factor !== 1;
  const Icon = look ? TriangleAlert : CircleCheck;
  return (
    <span
      className={look ? 'due-soon' : 'well'}
      title={t(`mapping.${column.factor === 1 ? column.confidence : 'scaled'}`)}
    >
      <Icon size={14} role="img" aria-label={t(`mapping.${column.factor === 1 ? column.confidence : 'scaled'}`)} />
    </span>
  );
}
