import type { ReactNode } from 'react';

export interface PageHeaderProps {
  readonly title: ReactNode;
  readonly status?: ReactNode;
  /** One line of facts behind the title. */
  readonly facts?: ReactNode;
  /** Counted view chips on the title line. */
  readonly views?: ReactNode;
  /** Actions; the one primary stands last and shows its key. */
  readonly children?: ReactNode;
}

export function PageHeader({ title, status, facts, views, children }: PageHeaderProps) {
  return (
    <header className="page-header">
      <h1 className="cut" title={wholeOf(title)}>
        {title}
      </h1>
      {status}
      {facts !== undefined && (
        <span className="facts-line cut" title={wholeOf(facts)}>
          {facts}
        </span>
      )}
      {views}
      <span className="push" />
      <div className="actions">{children}</div>
    </header>
  );
}

/** What is told whole at the pointer where the line is too short for it. */
function wholeOf(said: ReactNode): string | undefined {
  return typeof said === 'string' ? said : undefined;
}

export function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className="fact">
      <span>{name}</span>
      <span>{children}</span>
    </span>
  );
}

interface ChipsProps<V extends string> {
  readonly label: string;
  readonly views: readonly { readonly value: V; readonly text: string; readonly count?: number | string }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Saved views or filters as chips with counts; exactly one is pressed. */
export function Chips<V extends string>({ label, views, value, onChange }: ChipsProps<V>) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {views.map((view) => (
        <button
          key={view.value}
          type="button"
          className="chip"
          aria-pressed={view.value === value}
          onClick={() => onChange(view.value)}
        >
          {view.text}
          {view.count !== undefined && <b>{view.count}</b>}
        </button>
      ))}
    </div>
  );
}
