import { printable } from './text-lines.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A piece of HTML that is safe to print: only the tag `markup` makes it, and it escapes every string put in. */
export class Markup {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Piece = Markup | string | number | readonly Markup[];

/**
 * Tags a template of HTML: strings become visible text whatever they hold, pieces of markup stay markup.
 * Not called `html`, because formatters break such templates into lines, and sheets print white space.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  let source = parts[0] ?? '';
  values.forEach((value, index) => {
    source += write(value) + (parts[index + 1] ?? '');
  });
  return new Markup(source);
}

function write(value: Piece): string {
  if (value instanceof Markup) return value.source;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return printable(value).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
  return value.map((piece) => piece.source).join('');
}

export const NOTHING = new Markup('');

/** Lines of one text, broken where we broke them. */
export function brokenLines(lines: readonly string[]): Markup {
  return new Markup(lines.map((line) => markup`${line}`.source).join('<br>'));
}
