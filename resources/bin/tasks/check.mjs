// `npm run check`: format, unused code, import rules, type-aware lint, compiler.
import { runStaticChecks } from '../steps/static-checks.mjs';

const failed = await runStaticChecks();
if (failed.length > 0) console.error(`\nfailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
