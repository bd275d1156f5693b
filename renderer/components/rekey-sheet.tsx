import { Check, CircleAlert } from 'lucide-react';
import { type KeyboardEvent, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { TickBox } from '#renderer/components/boxes.tsx';
import { type RecordWords, useRecordWords } from '#renderer/components/record-words.ts';
import type { Judgement, ShownCheck } from '#shared/review/review.contract.ts';

type BoxLook = 'agrees' | 'differs' | undefined;

const NUMERIC: ReadonlySet<ShownCheck['type']> = new Set(['fen', 'quantity', 'price', 'integer', 'rate']);
const WIDE: ReadonlySet<ShownCheck['type']> = new Set(['text', 'identifier', 'phone']);

/** Width of a label, a Chinese character counting two, that no longer fits before a box of half the width. */
const LONG = 22;
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffff]/g)?.length ?? 0);

export interface RekeySheetProps {
  readonly kind: string;
  readonly checks: readonly ShownCheck[];
  readonly judgement: Judgement;
  /** Only drawn lines are keyed, beside the control totals: each is named by its place on the paper. */
  readonly drawn?: boolean;
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

/** A box of a table: which line or drawn record, and which value of it. */
interface TablePlace {
  readonly group: string;
  readonly index: number;
  readonly leaf: string;
}

/** `lines.2.quantityE6`, `note.lines.2.quantityE6` or `records.7.content.taxRateBasisPoints` → its line; anything else stands alone. */
function tablePlace(path: string): TablePlace | undefined {
  const [, group, index, leaf] = /^((?:\w+\.)?lines|records)\.(\d+)\.(?:content\.)?([\w]+)$/.exec(path) ?? [];
  return group === undefined || index === undefined || leaf === undefined
    ? undefined
    : { group, index: Number(index), leaf };
}

/** Control totals of a long document stand before everything else, as they are read off the foot of the paper. */
function isTotal({ path }: ShownCheck): boolean {
  return path.startsWith('totals.');
}

/** Blind re-keying (双录) in the paper's order, one paper after the other: single boxes, the lines as a table, then what is only ticked. */
export function RekeySheet(props: RekeySheetProps) {
  const { checks, judgement } = props;
  const { t } = useTranslation('review');
  const words = useRecordWords();
  const sheet = useRef<HTMLDivElement>(null);
  const rekeyed = checks.filter((check) => check.mode === 'rekey');
  const ticked = checks.filter((check) => check.mode === 'confirm');
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const boxes = [...(sheet.current?.querySelectorAll<HTMLInputElement>('input:not([readonly])') ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    const pane = sheet.current?.closest('.review-keying');
    (
      boxes[at + (event.shiftKey ? -1 : 1)] ??
      pane?.querySelector<HTMLElement>('[data-after-boxes]') ??
      pane?.querySelector<HTMLElement>('[data-main-action]')
    )?.focus();
  }
  return (
    <div ref={sheet} onKeyDown={onKeyDown}>
      {[...Map.groupBy(rekeyed, ({ path }) => words.part(props.kind, path))].map(([part, boxes]) => (
        <div key={part ?? ''}>
          {part !== undefined && <h2 className="section-title">{part}</h2>}
          <div className="rekey-rows">
            {boxes
              .filter((check) => tablePlace(check.path) === undefined)
              .toSorted((one, other) => Number(isTotal(other)) - Number(isTotal(one)))
              .map((check) => (
                <LabelledBox key={check.path} sheet={props} check={check} words={words} />
              ))}
          </div>
          <RekeyLines sheet={props} checks={boxes} words={words} />
        </div>
      ))}
      {ticked.map((check) => (
        <div key={check.path} className={lookOf(judgement, check.path) === 'differs' ? 'wrong-text' : undefined}>
          <TickBox
            whole={check.rowNumber !== undefined}
            label={
              check.rowNumber === undefined
                ? words.tick(props.kind, check.path)
                : t('rowAgrees', { row: check.rowNumber })
            }
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
  const { kind } = sheet;
  const standsAlone = words.part(kind, check.path) === undefined;
  // Under the heading of its part a field needs no more than its name.
  const place = standsAlone ? words.place(kind, check.path, check.rowNumber) : words.field(kind, check.path);
  const look = widthOf(place) > LONG ? ' wide long' : WIDE.has(check.type) ? ' wide' : '';
  return (
    <div className={`rekey-row${look}`}>
      <label htmlFor={id}>{place}</label>
      <RekeyBox id={id} sheet={sheet} check={check} words={words} />
    </div>
  );
}

function RekeyLines({ sheet, checks, words }: Omit<BoxProps, 'check'> & { readonly checks: readonly ShownCheck[] }) {
  const { t } = useTranslation('review');
  const placed = checks.flatMap((check) => {
    const place = tablePlace(check.path);
    return place === undefined ? [] : [{ check, place }];
  });
  const [first] = placed;
  if (first === undefined) return undefined;
  const { group } = first.place;
  const byLine = Map.groupBy(placed, ({ place }) => place.index);
  const leaves = [...new Map(placed.map(({ check, place }) => [place.leaf, check.path]))];
  const named = group !== 'records';
  const drawn = sheet.drawn === true && named;
  return (
    <table className="rekey-table">
      <thead>
        <tr>
          <th style={{ width: named ? (drawn ? 64 : 26) : 70 }}>{named ? (drawn ? '' : '#') : t('row')}</th>
          {named && <th>{t(`lineItemOf.${sheet.kind}`, { defaultValue: t('lineItem') })}</th>}
          {leaves.map(([leaf, path]) => (
            <th key={leaf} className="end" style={named ? { width: leaves.length > 2 ? 92 : 112 } : undefined}>
              {words.field(sheet.kind, path)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...byLine].map(([index, row]) => (
          <tr key={index}>
            <td className="faint num">
              {drawn ? t('words:line', { count: index + 1 }) : (row[0]?.check.rowNumber ?? index + 1)}
            </td>
            {named && <td className="cut">{sheet.lineName(group, index)}</td>}
            {leaves.map(([leaf]) => {
              const box = row.find(({ place }) => place.leaf === leaf);
              return (
                <td key={leaf}>{box !== undefined && <RekeyBox sheet={sheet} check={box.check} words={words} />}</td>
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
  const place = words.place(sheet.kind, check.path, check.rowNumber);
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
