import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { headersFor, PAGE_ORIGIN, PAGE_POLICY } from './content-policy.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Finds the file an address stands for: inside `root`, of a kind the page needs, or undefined. */
export function pageFile(
  root: string,
  url: string,
): { readonly file: string; readonly contentType: string } | undefined {
  const parsed = URL.parse(url);
  if (!parsed || `${parsed.protocol}//${parsed.host}` !== PAGE_ORIGIN) return undefined;
  let name: string;
  try {
    name = decodeURIComponent(parsed.pathname);
  } catch {
    return undefined;
  }
  if (name.includes('\0') || name.includes('\\')) return undefined;
  const file = path.join(root, name === '/' ? 'index.html' : name);
  const contentType = CONTENT_TYPES[path.extname(file).toLowerCase()];
  const inside = path.relative(root, file);
  if (!contentType || inside === '' || inside.startsWith('..') || path.isAbsolute(inside)) return undefined;
  return { file, contentType };
}

/** Answers `app://bundle/…` from the packaged page and from nowhere else. */
export async function answerPageRequest(root: string, request: Pick<Request, 'url' | 'method'>): Promise<Response> {
  const found = request.method === 'GET' ? pageFile(root, request.url) : undefined;
  const content = found && (await readFile(found.file).catch(() => undefined));
  if (!found || !content)
    return new Response('not found', { status: 404, headers: headersFor('text/plain; charset=utf-8', PAGE_POLICY) });
  return new Response(new Uint8Array(content), { headers: headersFor(found.contentType, PAGE_POLICY) });
}
