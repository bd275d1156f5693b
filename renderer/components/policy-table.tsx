import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { policyDifference, type RuleDifference } from '#renderer/components/policy-difference.ts';
import { type PolicyWords, usePolicyWords } from '#renderer/components/policy-words.ts';
import type { PolicyRule, ReviewPolicy } from '#shared/review/policy.schema.ts';

interface PolicyTableProps {
  readonly policy: ReviewPolicy;
  /** The policy it is held against; what differs is marked in words and by its edge. */
  readonly before?: ReviewPolicy | undefined;
  readonly onlyChanged?: boolean;
}

type Cell = { readonly key: string; readonly title: string; readonly of: (rule: PolicyRule) => readonly string[] };

function useCells(words: PolicyWords): readonly Cell[] {
  const { t } = useTranslation('policies');
  return [
    { key: 'steps', title: t('column.steps'), of: (rule) => rule.steps.map(words.step) },
    {
      key: 'rekey',
      title: t('column.rekey'),
      of: (rule) => rule.rekeyAlso.map((path) => words.rekey(rule.kind, path)),
    },
    { key: 'draw', title: t('column.draw'), of: (rule) => [words.draw(rule)] },
    { key: 'limit', title: t('column.limit'), of: (rule) => [words.limit(rule)] },
    { key: 'ask', title: t('column.ask'), of: (rule) => [words.ask(rule)] },
  ];
}

/** 复核制度 as a table to read: a row for each kind of record, its steps one under the other. */
export function PolicyTable({ policy, before, onlyChanged }: PolicyTableProps) {
  const { t } = useTranslation('policies');
  const words = usePolicyWords();
  const cells = useCells(words);
  const rows = policyDifference(before, policy).filter(({ change }) => onlyChanged !== true || change !== 'same');
  return (
    <table className="plain-table policy-table">
      <thead>
        <tr>
          {before !== undefined && <th className="policy-change">{t('column.change')}</th>}
          <th className="policy-kind">{t('column.kind')}</th>
          {cells.map(({ key, title }) => (
            <th key={key} className={`policy-${key}`}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <RuleRow key={row.key} row={row} cells={cells} words={words} compared={before !== undefined} />
        ))}
      </tbody>
    </table>
  );
}

interface RuleRowProps {
  readonly row: RuleDifference;
  readonly cells: readonly Cell[];
  readonly words: PolicyWords;
  readonly compared: boolean;
}

function RuleRow({ row, cells, words, compared }: RuleRowProps) {
  const { t } = useTranslation('policies');
  const { before, after, change } = row;
  const rule = after ?? before;
  if (rule === undefined) return undefined;
  return (
    <tr className={change}>
      {compared && <td className="wrap policy-change">{t(`change.${change}`)}</td>}
      <td className="wrap policy-kind">
        {words.kind(rule.kind)}
        {rule.action !== 'any' && <div className="small quiet">{words.action(rule)}</div>}
      </td>
      {cells.map((cell) => (
        <td key={cell.key} className={`wrap policy-${cell.key}`}>
          <Lines
            old={change === 'changed' && before !== undefined ? cell.of(before) : undefined}
            fresh={cell.of(rule)}
            numbered={cell.key === 'steps'}
          />
        </td>
      ))}
    </tr>
  );
}

interface LinesProps {
  /** Undefined where nothing is compared. */
  readonly old: readonly string[] | undefined;
  readonly fresh: readonly string[];
  readonly numbered: boolean;
}

/** What falls away is struck, what comes is bold; what stays is plain. */
function Lines({ old, fresh, numbered }: LinesProps): ReactNode {
  const gone = old?.filter((text) => !fresh.includes(text)) ?? [];
  const isNew = (text: string) => old !== undefined && !old.includes(text);
  return (
    <>
      {gone.map((text) => (
        <del key={text}>{text}</del>
      ))}
      {fresh.map((text, index) => (
        <div key={`${index} ${text}`} className={isNew(text) ? 'strong' : ''}>
          {numbered && fresh.length > 1 && <span className="faint num">{index + 1} </span>}
          {text}
        </div>
      ))}
      {fresh.length === 0 && gone.length === 0 && <span className="faint">–</span>}
    </>
  );
}
