const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };

/** The sections of a print document, one a sheet. */
export function sheetsOf(html: string): string[] {
  return html.match(/<section[\s\S]*?<\/section>/g) ?? [];
}

/** Table rows as lists of cell texts. */
export function rowsOf(sheet: string): string[][] {
  return [...sheet.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) =>
    [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell]) => textOf(cell ?? '')),
  );
}

/** What a reader sees: tags gone, line breaks joined, signs back. */
export function textOf(html: string): string {
  return html
    .replace(/<style>[\s\S]*?<\/style>/g, '')
    .replace(/<br>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (sign) => SIGNS[sign] ?? sign);
}
