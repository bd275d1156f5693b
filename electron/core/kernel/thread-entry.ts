import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The file a thread begins with: beside the module that starts it (its `import.meta.url`), as source or, when built, beside the bundle. */
export function threadEntry(name: string, from: string): string {
  const built = fileURLToPath(new URL(`./${name}.js`, from));
  return existsSync(built) ? built : fileURLToPath(new URL(`./${name}.ts`, from));
}
