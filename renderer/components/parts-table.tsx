import { partAt, useRecordWords } from '#renderer/components/record-words.ts';

/** Contents that are a list of papers: the list and the columns by which a checker finds each paper again. */
const TABLES: Readonly<Record<string, { readonly group: string; readonly columns: readonly string[] }>> = {
  sign_back_batch: { group: 'copies', columns: ['dispatchNumber', 'receivedBy', 'receivedAs', 'remark'] },
};

/** The content without its list of papers, and the list; undefined where there is none to be seen. */
export function splitParts(kind: string, content: unknown): { readonly rest: unknown; readonly parts?: unknown[] } {
  const group = TABLES[kind]?.group;
  const parts = group === undefined ? undefined : partAt(content, group);
  if (group === undefined || !Array.isArray(parts)) return { rest: content };
  return { rest: { ...(content as object), [group]: [] }, parts };
}

interface PartsTableProps {
  readonly kind: string;
  readonly parts: readonly unknown[];
}

/** 整批的明细: one row a paper, to be gone through beside the pile. */
export function PartsTable({ kind, parts }: PartsTableProps) {
  const words = useRecordWords();
  const { group = '', columns = [] } = TABLES[kind] ?? {};
  const pathOf = (index: number, column: string) => `${group}.${index}.${column}`;
  return (
    <table className="rekey-table parts-table">
      <thead>
        <tr>
          <th style={{ width: 34 }}>#</th>
          {columns.map((column) => (
            <th key={column}>{words.field(kind, pathOf(0, column))}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part, index) => (
          <tr key={index}>
            <td className="faint num">{index + 1}</td>
            {columns.map((column) => {
              const value = partAt(part, column);
              return (
                <td key={column} className="cut">
                  {value === null || value === undefined ? '–' : words.text(kind, pathOf(index, column), value)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
