import { MoneyText, QuantityText } from '#renderer/components/figures.tsx';
import { fieldOf } from '#shared/registers/register-facts.ts';
import type { RegisterKind } from '#shared/registers/register-kind.ts';

interface BalanceTextProps {
  readonly kind: RegisterKind;
  readonly balance: number;
}

/** Money or a quantity, as the moved field of the register is. */
export function BalanceText({ kind, balance }: BalanceTextProps) {
  const amount = kind.ledger && fieldOf(kind, kind.ledger.amount);
  return amount?.type === 'fen' ? <MoneyText fen={balance} /> : <QuantityText e6={balance} />;
}
