interface ShareBarProps {
  /** Whole percent. */
  readonly percent: number;
  /** What it measures, for screen readers. */
  readonly label: string;
  readonly tone?: 'dispatched' | 'signed' | 'invoiced' | 'received';
}

/** How much of the whole is done: a bar and its number; the number alone says it all. */
export function ShareBar({ percent, label, tone = 'dispatched' }: ShareBarProps) {
  const over = percent > 100;
  return (
    <span className="share-bar" role="img" aria-label={`${label} ${percent}%`}>
      <i>
        <b className={over ? 'over' : tone} style={{ width: `${Math.max(0, Math.min(100, percent))}%` }} />
      </i>
      <span className="num">{percent}%</span>
    </span>
  );
}
