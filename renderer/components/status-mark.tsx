import {
  Ban,
  CheckCheck,
  Circle,
  CircleDashed,
  Contrast,
  CornerUpLeft,
  EqualNot,
  Hourglass,
  type LucideIcon,
  Snowflake,
  TriangleAlert,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { StatusName } from '#renderer/app/palette.ts';

/** Performance states carry their own marks, so that an hourglass always means review. */
export type MarkName = StatusName | 'notStarted' | 'inProgress' | 'fulfilled' | 'rejected';

const MARKS: Readonly<Record<MarkName, { readonly icon: LucideIcon; readonly look: string }>> = {
  draft: { icon: CircleDashed, look: 'draft' },
  submitted: { icon: Hourglass, look: 'submitted' },
  returned: { icon: CornerUpLeft, look: 'returned' },
  effective: { icon: CheckCheck, look: 'effective' },
  late: { icon: TriangleAlert, look: 'late' },
  disputed: { icon: EqualNot, look: 'disputed' },
  frozen: { icon: Snowflake, look: 'frozen' },
  void: { icon: X, look: 'void' },
  notStarted: { icon: Circle, look: 'running' },
  inProgress: { icon: Contrast, look: 'running' },
  fulfilled: { icon: CheckCheck, look: 'effective' },
  rejected: { icon: Ban, look: 'returned' },
};

interface StatusMarkProps {
  readonly status: MarkName;
  /** In place of the status word, for instance "client frozen". */
  readonly text?: string;
  /** Days late; `late` always shows them. */
  readonly days?: number;
  /** Red words only: the lines of a group whose head carries the solid mark. */
  readonly soft?: boolean;
}

/** One status. The mark and the border tell it, the colour only helps. */
export function StatusMark({ text, ...props }: StatusMarkProps) {
  return text === undefined ? <NamedMark {...props} /> : <DrawnMark {...props} text={text} />;
}

/** In its own word. */
function NamedMark(props: StatusMarkProps) {
  const { t } = useTranslation('words');
  const { status, days } = props;
  return (
    <DrawnMark {...props} text={days === undefined ? t(`status.${status}`) : t('status.lateDays', { count: days })} />
  );
}

function DrawnMark({ status, text, soft }: StatusMarkProps) {
  const { icon: Icon, look } = MARKS[status];
  return (
    <span className={`mark mark-${look}${soft === true ? ' soft' : ''}`}>
      <Icon size={12} strokeWidth={2.2} aria-hidden />
      {text}
    </span>
  );
}
