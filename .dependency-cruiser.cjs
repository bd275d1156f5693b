// The import rules of docs/architecture.md. resources/bin/steps/import-rules.mjs asserts that every source file was cruised.
const MODULES = [
  'audit',
  'review',
  'users',
  'settings',
  'daily',
  'imports',
  'exports',
  'prints',
  'disclosures',
  'ledger',
  'clients',
  'products',
  'contracts',
  'dispatch',
  'invoicing',
  'receipts',
  'statements',
  'registers',
  'planning',
  'reports',
];
const M = '^electron/core/modules/';
const SQL = '(^|node_modules/)(kysely|better-sqlite3)(/|$)';
const forbid = (name, comment, from, to) => ({ name, severity: 'error', comment, from, to });
module.exports = {
  forbidden: [
    forbid('no-circular', 'a cycle hides who depends on whom', {}, { circular: true }),
    forbid(
      'shared-stands-alone',
      'shared runs in every process',
      { path: '^shared' },
      { pathNot: '^(shared/|node_modules/(zod|pinyin-pro|tyme4ts|@vant/area-data)/)' },
    ),
    forbid(
      'renderer-knows-only-contracts',
      'the window reaches the office through one channel',
      { path: '^renderer' },
      { path: `^electron|^(fs|path|child_process|crypto|os)$|${SQL}|(^|node_modules/)electron/` },
    ),
    forbid(
      'features-stand-apart',
      'pages that combine features are composed in renderer/app',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    ),
    forbid(
      'only-shell-imports-electron',
      'the core runs without Electron',
      { pathNot: '^electron/(shell/|preload|main)|^tests/' },
      { path: '(^|node_modules/)electron(/|$)', pathNot: '^electron/' },
    ),
    forbid(
      'shell-is-thin',
      'the shell knows the one door, the print guard, and the shape of a reading process',
      { path: '^electron/(shell/|main|preload|office-process)' },
      {
        path: '^electron/core/',
        pathNot:
          '^electron/core/(office|printing/(overflow-guard|pdf-check|print-refused)|exchange/reading/reading-child)\\.ts$',
      },
    ),
    forbid(
      'core-ignores-shell',
      'the core is plain Node',
      { path: '^electron/core' },
      { path: '^electron/(shell|command-line|main|preload|cli)|^renderer' },
    ),
    forbid(
      'command-line-uses-the-door',
      'the command line is a caller like the window; beside the door it may use the PDF adapter and the saving of files',
      { path: '^electron/(cli\\.ts|command-line/)' },
      {
        path: '^electron/(core|shell)/',
        pathNot:
          '^electron/core/(office|printing/(local-browser|local-browser-printer|pdf-printer|print-refused)|exchange/save-file)\\.ts$',
      },
    ),
    forbid(
      'sql-lives-in-repositories',
      'Kysely belongs to repositories, database and the kernel types',
      { path: '^electron', pathNot: '\\.repository\\.ts$|^electron/core/(database|kernel)/' },
      { path: SQL },
    ),
    forbid(
      'repository-is-private',
      'only its own module uses a repository',
      { path: `${M}([^/]+)/` },
      { path: `${M}[^/]+/.*\\.repository\\.ts$`, pathNot: `${M}$1/` },
    ),
    forbid(
      'engines-know-no-business',
      'modules register with exchange and printing, never the reverse',
      { path: '^electron/core/(exchange|printing|kernel|database)/' },
      { path: M },
    ),
    forbid(
      'no-tests-in-product',
      'tests depend on the product, not the reverse',
      { pathNot: '^tests' },
      { path: '^tests' },
    ),
    ...MODULES.map((name, i) =>
      forbid(
        `order-${name}`,
        'modules may use only services of earlier modules',
        { path: `${M}${name}/` },
        { path: `${M}(${MODULES.slice(i + 1).join('|') || 'none'})/` },
      ),
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js'],
    },
  },
};
