import { Check, CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TickBox } from '#renderer/components/boxes.tsx';
import { type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import type { Judgement, ShownCheck } from '#shared/review/review.contract.ts';

type BoxLook = 'agrees' | 'differs' | undefined;

const NUMERIC: ReadonlySet<ShownCheck['type']> = new Set(['fen', 'quantity', 'price', 'integer', 'rate']);
const WIDE: ReadonlySet<ShownCheck['type']> = new Set(['text', 'identifier', 'phone']);

export interface RekeySheetProps {
  readonly kind: string;
  readonly checks: readonly ShownCheck[];
  readonly judgement: Judgement;
  /** Typed texts by path. */
  readonly entry: Readonly<Record<string, string>>;
  readonly confirmed: ReadonlySet<string>;
  /** What names line `index` beside its boxes, from the visible content. */
  readonly lineName: (group: string, index: number) => string | undefined;
  /** What stands at a path that is only ticked, in one line. */
  readonly shownAt: (path: string) => string;
  readonly onEntry: (path: string, text: string) => void;
  readonly onConfirm: (path: string, ticked: boolean) => void;
}

/** How one box looks. Colours change only after all boxes have been compared, never box by box. */
function lookOf({ state, differing }: Judgement, path: string): BoxLook {
  if (state === 'agrees') return 'agrees';
  if (state === 'not_keyed' || state === 'not_needed') return undefined;
  return differing.includes(path) ? 'differs' : 'agrees';
}

/** `lines.2.quantityE6` → its line; anything else stands alone. */
function lineOf(path: string): { readonly index: number; readonly leaf: string } | undefined {
  const [, index, leaf] = /^lines\.(\d+)\.(.+)$/.exec(path) ?? [];
  return index === undefined || leaf === undefined ? undefined : { index: Number(index), leaf };
}

/** Blind re-keying (双录) in the paper's order: single boxes, the lines as a table, then what is only ticked. */
export function RekeySheet(props: RekeySheetProps) {
  const { checks, judgement } = props;
  const words = useRecordWords();
  const sheet = useRef<HTMLDivElement>(null);
  const rekeyed = checks.filter((check) => check.mode === 'rekey');
  const ticked = checks.filter((check) => check.mode === 'confirm');
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const boxes = [...(sheet.current?.querySelectorAll<HTMLInputElement>('input:not([readonly])') ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    const form = sheet.current?.closest('form');
    (
      boxes[at + (event.shiftKey ? -1 : 1)] ??
      form?.querySelector<HTMLElement>('[data-after-boxes]') ??
      form?.querySelector<HTMLElement>('[data-main-action]')
    )?.focus();
  }
  return (
    <div ref={sheet} onKeyDown={onKeyDown}>
      <div className="rekey-rows">
        {rekeyed
          .filter((check) => lineOf(check.path) === undefined)
          .map((check) => (
            <LabelledBox key={check.path} sheet={props} check={check} words={words} />
          ))}
      </div>
      <RekeyLines sheet={props} checks={rekeyed} words={words} />
      {ticked.map((check) => (
        <div key={check.path} className={lookOf(judgement, check.path) === 'differs' ? 'wrong-text' : undefined}>
          <TickBox
            label={words.place(props.kind, check.path)}
            note={props.shownAt(check.path)}
            checked={props.confirmed.has(check.path) || lookOf(judgement, check.path) === 'agrees'}
            disabled={lookOf(judgement, check.path) === 'agrees'}
            onChange={(on) => props.onConfirm(check.path, on)}
          />
        </div>
      ))}
    </div>
  );
}

interface BoxProps {
  readonly sheet: RekeySheetProps;
  readonly check: ShownCheck;
  readonly words: RecordWords;
}

function LabelledBox({ sheet, check, words }: BoxProps) {
  const id = useId();
  return (
    <div className={`rekey-row${WIDE.has(check.type) ? ' wide' : ''}`}>
      <label htmlFor={id}>{words.place(sheet.kind, check.path)}</label>
      <RekeyBox id={id} sheet={sheet} check={check} words={words} />
    </div>
  );
}

function RekeyLines({
  sheet,
  checks,
  words,
}: {
  sheet: RekeySheetProps;
  checks: readonly ShownCheck[];
  words: RecordWords;
}) {
  const { t } = useTranslation('review');
  const byLine = Map.groupBy(
    checks.filter((check) => lineOf(check.path) !== undefined),
    (check) => lineOf(check.path)?.index ?? 0,
  );
  if (byLine.size === 0) return undefined;
  const leaves = [...new Set([...byLine.values()].flat().map((check) => lineOf(check.path)?.leaf ?? ''))];
  return (
    <table className="rekey-table">
      <thead>
        <tr>
          <th style={{ width: 26 }}>#</th>
          <th>{t('lineItem')}</th>
          {leaves.map((leaf) => (
            <th key={leaf} className="end" style={{ width: leaves.length > 2 ? 92 : 112 }}>
              {words.field(sheet.kind, `lines.${leaf}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...byLine].map(([index, row]) => (
          <tr key={index}>
            <td className="faint num">{index + 1}</td>
            <td className="cut">{sheet.lineName('lines', index)}</td>
            {leaves.map((leaf) => {
              const check = row.find((one) => lineOf(one.path)?.leaf === leaf);
              return (
                <td key={leaf}>{check !== undefined && <RekeyBox sheet={sheet} check={check} words={words} />}</td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const stop = (event: { preventDefault(): void }): void => event.preventDefault();

/** One box: no paste, no drop, no autofill, no spelling, no history. */
function RekeyBox({ sheet, check, words, id }: BoxProps & { readonly id?: string }) {
  const { t } = useTranslation('review');
  const look = lookOf(sheet.judgement, check.path);
  const locked = look === 'agrees' || sheet.judgement.chancesLeft === 0;
  const place = words.place(sheet.kind, check.path);
  const classes = ['rekey-box', NUMERIC.has(check.type) && 'end', look].filter(Boolean).join(' ');
  const said = look === undefined ? '' : t(look === 'agrees' ? 'boxAgrees' : 'boxDiffers');
  return (
    <span className={classes}>
      <input
        id={id}
        name={`rekey-${check.path}`}
        aria-label={`${place} ${said}`.trim()}
        aria-invalid={look === 'differs'}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        readOnly={locked}
        placeholder={look === 'agrees' && sheet.entry[check.path] === undefined ? t('boxAgrees') : ' '}
        value={sheet.entry[check.path] ?? ''}
        onChange={(event) => sheet.onEntry(check.path, event.target.value)}
        onPaste={stop}
        onDrop={stop}
      />
      {look === 'agrees' && <Check size={13} strokeWidth={2.6} aria-hidden />}
      {look === 'differs' && <CircleAlert size={13} strokeWidth={2.4} aria-hidden />}
    </span>
  );
}
