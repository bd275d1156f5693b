import { officeContract, type ProcedureName } from '#shared/ipc/contract.ts';
import { readZipDirectory, unpackPart } from '#core/exchange/reading/zip-directory.ts';
import { requestId, type Desk } from './desk.ts';
import { inputsOf, type Known } from './inputs-from-contract.ts';
import { standsForItsShape } from './kinds/register-samples.ts';
import type { TestOffice } from './test-office.ts';

/** A record somebody may ask about. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** Commands that change nothing of the office's and hand something out. */
const TAKES_ALONG: readonly ProcedureName[] = ['exchange.export', 'printing.print'];

/** Everything that answers with what the office knows: every query, every list and every paper that leaves. */
export const ASKABLE: readonly ProcedureName[] = (Object.keys(officeContract) as ProcedureName[]).filter(
  (name) => officeContract[name].kind === 'query' || TAKES_ALONG.includes(name),
);

/** What there is to ask about: ids and kinds of the office, lists and papers from its registry. */
export async function knownTo(who: Desk, subjects: readonly Subject[], ids: readonly string[]): Promise<Known> {
  const { exports } = await who.get('exchange.kinds', {});
  const documents = await who.get('printing.documents', {});
  const { kinds } = await who.get('policies.get', {});
  return {
    subjects,
    ids: [...new Set([...subjects.map(({ id }) => id), ...ids])],
    kinds: kinds.map(({ name }) => name).filter(standsForItsShape),
    lists: exports.map(({ list }) => list).filter(standsForItsShape),
    documents: documents.map(({ document }) => document),
  };
}

/** The log of what is told, the audit log and what reads the whole store again count this very asking, */
const COUNTING = /disclosures|audit_log|^office\.verify/;
/** in fields of these names and in the number cells of a workbook, whichever column a view has them in. */
const COUNTED = /"(?:count|rows|rowCount|looked)":\d+|<c r=\\?"[A-Z]+\\?"[^>]*><v>\d+<\/v>/g;

/** Procedures and inputs → reply text, files opened. Only those named are asked, or all. */
export async function outlook(
  office: TestOffice,
  who: Desk,
  known: Known,
  names: readonly ProcedureName[] = ASKABLE,
): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const whole = new Set<unknown>();
  for (const name of names) {
    for (const input of inputsOf(name, known)) {
      if (name === 'exchange.export' && isPartOf(whole, input)) continue;
      const reply = await office.office.execute(who.seat, { requestId: requestId(), name, input });
      if (reply.ok && isUnfiltered(input)) whole.add(input.list);
      const asked = `${name} ${JSON.stringify(input)}`;
      const text = textOf(reply);
      seen.set(asked, COUNTING.test(asked) ? text.replace(COUNTED, '') : text);
    }
  }
  return seen;
}

interface ListAsked {
  readonly list: unknown;
}

function isUnfiltered(input: unknown): input is ListAsked {
  return typeof input === 'object' && input !== null && 'list' in input && !('filter' in input);
}

/** A list that was read whole is not read again a part at a time, nor in another form; with its masks lifted it is. */
function isPartOf(whole: ReadonlySet<unknown>, input: unknown): boolean {
  if (typeof input !== 'object' || input === null || !('list' in input) || !whole.has(input.list)) return false;
  return !('whole' in input) && !('release' in input);
}

const RANDOM =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}|"reference":"[^"]*"|"seq":\d+|test-\d+-\d{8}/g;

/** Files are opened, so that what they say is searched and not their base64; ids, hashes and the count of the audit trail are left out. */
export function textOf(reply: unknown): string {
  const text = JSON.stringify(reply, (key, value: unknown) =>
    key === 'contentBase64' && typeof value === 'string' ? fileText(Buffer.from(value, 'base64')) : value,
  );
  return text.replace(RANDOM, '…');
}

const PARTS = /^xl\/(sharedStrings|worksheets\/.*)\.xml$/;
/** The row a cell stands in is no number of the office's, */
const PLACE = / (r|ref|sqref)="([A-Z]*)[^"]*"/g;
/** nor how many texts a workbook has, */
const COUNT_OF_TEXTS = / (?:count|uniqueCount)="\d+"/g;
/** nor the place of a text among them. */
const PLACE_OF_TEXT = /(<c [^>]*t="s"[^>]*>)<v>\d+<\/v>/g;
const MOST = 64 * 1024 * 1024;

function fileText(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') return bytes.toString('utf8');
  return readZipDirectory(bytes)
    .filter(({ name }) => PARTS.test(name))
    .map((part) =>
      unpackPart(bytes, part, MOST)
        .toString('utf8')
        .replace(PLACE_OF_TEXT, '$1')
        .replace(PLACE, ' $1="$2"')
        .replace(COUNT_OF_TEXTS, ''),
    )
    .join('\n');
}
