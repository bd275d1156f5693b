interface RateBarProps {
  /** 0 to 1. */
  readonly rate: number;
  /** The rate the whole bar stands for. */
  readonly most: number;
  readonly label: string;
}

/** A rate as a number with one decimal and a plain bar; the number alone says it all. */
export function RateBar({ rate, most, label }: RateBarProps) {
  const percent = `${(rate * 100).toFixed(1)}%`;
  return (
    <span className="rate-bar" role="img" aria-label={`${label} ${percent}`}>
      <span className="num">{percent}</span>
      <i>
        <b style={{ width: `${most === 0 ? 0 : (rate / most) * 100}%` }} />
      </i>
    </span>
  );
}
