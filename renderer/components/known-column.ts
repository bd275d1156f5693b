import type { ReactNode } from 'react';
import type { LineColumn } from '#renderer/components/line-grid-props.ts';

/** A column that only shows: what the record behind a line says. */
export type KnownColumn<Known> = (
  key: string,
  title: string,
  width: number,
  show: (known: Known) => ReactNode,
  more?: Partial<LineColumn>,
) => LineColumn;

/** Columns of a line grid whose lines stand for records known by line id; a line without one shows nothing. */
export function knownColumns<Known>(known: ReadonlyMap<string, Known>): KnownColumn<Known> {
  return (key, title, width, show, more = {}) => ({
    key,
    title,
    kind: 'computed',
    width,
    show: (line) => {
      const one = known.get(line.id);
      return one === undefined ? undefined : show(one);
    },
    ...more,
  });
}
