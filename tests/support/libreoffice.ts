import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Formats as `soffice --convert-to` is told them. */
export const SAVED_AS = {
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  xls: 'xls:MS Excel 97',
  ods: 'ods',
  pdf: 'pdf',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1',
} as const;

/** Opens files in LibreOffice, all in one go, and saves each in another format; the bytes by the name without its ending. */
export async function savedByLibreOffice(
  files: ReadonlyMap<string, Uint8Array>,
  format: keyof typeof SAVED_AS,
): Promise<ReadonlyMap<string, Buffer>> {
  const folder = await mkdtemp(join(tmpdir(), 'libreoffice-'));
  const out = join(folder, 'out');
  await mkdir(out);
  try {
    const sources = [...files.keys()].map((name) => join(folder, name));
    for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const options = ['--headless', profile, '--convert-to', SAVED_AS[format], '--outdir', out, ...sources];
    await run('soffice', options, { timeout: 300_000 });
    const saved = await readdir(out);
    return new Map(
      await Promise.all(saved.map(async (name) => [parse(name).name, await readFile(join(out, name))] as const)),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('LibreOffice is missing: install it with `apt-get install libreoffice-calc-nogui`', {
      cause: error,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
