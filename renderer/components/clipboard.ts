/** A block of cells on its way to the clipboard: tab-separated for any program, a table for Excel and WPS. */
export interface CopiedCells {
  readonly plain: string;
  readonly html?: string;
}

/**
 * Puts text on the clipboard. The desktop grants pages no permission to do it by themselves, so it goes through the copy
 * event that a key or a click allows; the focus stays where it was.
 */
export function copyOut({ plain, html }: CopiedCells): boolean {
  const before = document.activeElement;
  const area = document.createElement('textarea');
  area.value = plain;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  area.setAttribute('aria-hidden', 'true');
  document.body.append(area);
  area.select();
  area.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', plain);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
  });
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const quoted = (text: string): string => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Cells as spreadsheets read them. Those of `asText` columns keep their zeros and long digits. */
export function copiedCells(rows: readonly (readonly string[])[], asText: readonly boolean[]): CopiedCells {
  const cell = (text: string, at: number) =>
    `<td${asText[at] === true ? ' style="mso-number-format:\'\\@\'"' : ''}>${escaped(text)}</td>`;
  return {
    plain: rows.map((row) => row.map((text) => quoted(text)).join('\t')).join('\r\n'),
    html: `<table>${rows.map((row) => `<tr>${row.map((text, at) => cell(text, at)).join('')}</tr>`).join('')}</table>`,
  };
}
