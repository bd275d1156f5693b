// What the set-up says: one line each, in the language of the person who types the command.

const WORDS = {
  'zh-CN': {
    packages: '正在安装项目所需的程序包（npm），只在首次运行或依赖变化时进行……',
    packagesDiffer: '装好的程序包与 package-lock.json 不一致。请删除 node_modules 文件夹后重新运行。',
    packagesAgain: '本机可用的 Node 24 没有装上，再试一次……',
    packagesFailed: 'npm 安装没有成功（退出码 {code}）。请检查网络或 npm 源，然后重新运行同一命令。完整记录：{log}',
    noNode:
      '找不到 Node 24：本项目随依赖自带 Linux（x64、arm64）和 Windows（x64）的 Node 24，其他系统请自行安装 Node 24 再运行。',
    waiting: '另一个命令（进程 {pid}）正在准备环境，等它完成……',
    system: '正在安装系统软件（apt-get）：{list}。用途：{why}。',
    systemFailed: '系统软件没有装上：{list}。完整记录：{log}',
    missing: '缺少：{list}（用途：{why}）。',
    missingHow: '请以管理员身份运行：apt-get install {list}',
    missingElsewhere: '本机不是 Debian 系统或当前用户不是 root，不能代为安装，请自行安装后再运行。',
    demoGoesOn: '示范照常进行；没有浏览器时，打印单据写成 HTML 而不是 PDF。',
    'why.browser': '打印成 PDF、打开窗口',
    'why.fonts': '中文字体',
    'why.poppler': '检查 PDF',
    'why.sqlite': '从外部试改数据库',
    'why.calc': '用 LibreOffice 打开导出的表格',
  },
  'en-US': {
    packages: 'Installing the packages of this project (npm): only on the first run, or when dependencies changed …',
    packagesDiffer: 'What was installed is not what package-lock.json names. Delete node_modules and run again.',
    packagesAgain: 'The Node 24 for this machine did not arrive, trying once more …',
    packagesFailed:
      'npm could not install them (exit {code}). Check the network or the npm registry, then run the same command again. Full record: {log}',
    noNode:
      'No Node 24 found: the project brings its own for Linux (x64, arm64) and Windows (x64); elsewhere install Node 24 and run again.',
    waiting: 'Another command (process {pid}) is preparing this folder, waiting for it …',
    system: 'Installing system packages (apt-get): {list}. They are for: {why}.',
    systemFailed: 'These system packages could not be installed: {list}. Full record: {log}',
    missing: 'Missing: {list} (for: {why}).',
    missingHow: 'As administrator run: apt-get install {list}',
    missingElsewhere:
      'This is not Debian, or you are not root, so they cannot be installed for you: install them and run again.',
    demoGoesOn: 'The demo goes on; where there is no browser, printed documents are written as HTML instead of PDF.',
    'why.browser': 'PDF files and windows',
    'why.fonts': 'Chinese type',
    'why.poppler': 'checking PDF files',
    'why.sqlite': 'trying to change the store from outside',
    'why.calc': 'opening exported workbooks in LibreOffice',
  },
};

/** The language of a command: `--lang`, else Chinese for the demo, else the system's. */
export function languageOf(task, args, environment = process.env) {
  const at = args.indexOf('--lang');
  const chosen = at >= 0 ? args[at + 1] : args.find((argument) => argument.startsWith('--lang='))?.slice(7);
  if (chosen !== undefined) return chosen === 'en-US' ? 'en-US' : 'zh-CN';
  if (task === 'demo') return 'zh-CN';
  return /^zh/.test(environment.LC_ALL || environment.LANG || '') ? 'zh-CN' : 'en-US';
}

/** A function that gives the sentence of a key, with its details filled in. */
export function wordsIn(language) {
  return (key, details = {}) =>
    WORDS[language][key].replace(/\{(\w+)\}/g, (whole, name) => String(details[name] ?? whole));
}
