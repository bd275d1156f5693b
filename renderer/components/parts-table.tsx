import { partAt, useRecordWords } from '#renderer/components/record-words.ts';

/** Contents that are a list of papers: the list and the columns by which a checker finds each paper again. */
const TABLES: Readonly<Record<string, PartsOf>> = {
  sign_back_batch: {
    group: 'copies',
    columns: [
      { name: 'dispatchNumber', width: 128 },
      { name: 'receivedBy' },
      { name: 'receivedAs', width: 84 },
      { name: 'remark' },
    ],
  },
  register_bill: {
    group: 'lines',
    columns: [
      { name: 'key', width: 122 },
      { name: 'state', width: 66 },
      { name: 'amountFen', width: 60 },
      { name: 'oursFen', width: 60 },
      { name: 'taken', width: 36 },
      { name: 'reason' },
    ],
    without: ['entries', 'missing', 'payment'],
  },
};

interface PartsOf {
  readonly group: string;
  readonly columns: readonly Column[];
  /** What only repeats the list, or names records by their ids. */
  readonly without?: readonly string[];
}

/** Bills of all registers are one list. */
function tableOf(kind: string): PartsOf | undefined {
  return TABLES[kind.startsWith('bill_') ? 'register_bill' : kind];
}

interface Column {
  readonly name: string;
  readonly width?: number;
}

/** The content without its list of papers, and the list; undefined where there is none to be seen. */
export function splitParts(kind: string, content: unknown): { readonly rest: unknown; readonly parts?: unknown[] } {
  const { group, without = [] } = tableOf(kind) ?? {};
  const parts = group === undefined ? undefined : partAt(content, group);
  if (group === undefined || !Array.isArray(parts)) return { rest: content };
  const emptied = Object.fromEntries([group, ...without].map((name) => [name, []]));
  return { rest: { ...(content as object), ...emptied }, parts };
}

interface PartsTableProps {
  readonly kind: string;
  readonly parts: readonly unknown[];
}

/** 整批的明细: one row a paper, to be gone through beside the pile. */
export function PartsTable({ kind, parts }: PartsTableProps) {
  const words = useRecordWords();
  const { group = '', columns = [] } = tableOf(kind) ?? {};
  const pathOf = (index: number, column: string) => `${group}.${index}.${column}`;
  return (
    <table className="rekey-table parts-table">
      <thead>
        <tr>
          <th style={{ width: 34 }}>#</th>
          {columns.map(({ name, width }) => (
            <th key={name} style={{ width }}>
              {words.field(kind, pathOf(0, name))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part, index) => (
          <tr key={index}>
            <td className="faint num">{index + 1}</td>
            {columns.map(({ name }) => {
              const value = partAt(part, name);
              const text = value === null || value === undefined ? '–' : words.text(kind, pathOf(index, name), value);
              return (
                <td key={name} className="cut" title={text}>
                  {text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
