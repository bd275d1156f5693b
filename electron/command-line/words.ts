import type { Language } from '#shared/locales/sentences.ts';
import type { Bilingual } from './command.ts';

/** What the command line itself says; the rules' own sentences are in shared/locales. */
const WORDS = {
  unknownCommand: { 'zh-CN': '没有「{{name}}」这个命令。', 'en-US': 'There is no command “{{name}}”.' },
  unknownOption: { 'zh-CN': '不认识选项 {{name}}。', 'en-US': 'Unknown option {{name}}.' },
  optionNeedsValue: { 'zh-CN': '选项 {{name}} 后面要写值。', 'en-US': 'Option {{name}} needs a value.' },
  optionTakesNoValue: { 'zh-CN': '选项 {{name}} 不带值。', 'en-US': 'Option {{name}} takes no value.' },
  tooFewArguments: { 'zh-CN': '参数不够。', 'en-US': 'Something is missing.' },
  tooManyArguments: { 'zh-CN': '多了参数「{{name}}」。', 'en-US': '“{{name}}” is one too many.' },
  seeHelp: { 'zh-CN': '用法见：countersign {{name}} --help', 'en-US': 'For the usage: countersign {{name}} --help' },
  usage: { 'zh-CN': '用法', 'en-US': 'Usage' },
  commands: { 'zh-CN': '命令', 'en-US': 'Commands' },
  options: { 'zh-CN': '选项', 'en-US': 'Options' },
  exitCodes: {
    'zh-CN': '退出码：0 办成；1 按规则不予办理；2 用法不对；3 账套被占用、损坏或打不开。',
    'en-US':
      'Exit codes: 0 done; 1 refused by a rule; 2 wrong usage; 3 the store is locked, damaged or cannot be opened.',
  },
  tagline: {
    'zh-CN': '复签：没有第二个人签字，什么都不生效。',
    'en-US': 'Countersign: nothing takes effect on one signature.',
  },
  optionMissing: { 'zh-CN': '请用 {{name}} 指明{{what}}。', 'en-US': 'Say {{what}} with {{name}}.' },
  whoActs: { 'zh-CN': '由谁办理', 'en-US': 'who is acting' },
  whereTo: { 'zh-CN': '存到哪里', 'en-US': 'where to save it' },
  whyReturned: { 'zh-CN': '退回的原因', 'en-US': 'why it goes back' },
  whyRejected: { 'zh-CN': '驳回的原因', 'en-US': 'why it is rejected' },
  notChoices: {
    'zh-CN': '裁定要写成 {"路径":"first"}，每处取 first、second 或 neither 之一。',
    'en-US': 'Choices are {"path":"first"}, with first, second or neither for each field.',
  },
  makerRight: {
    'zh-CN': '提交单 {{serial}}：经手人所录成立，复核人可以签字。',
    'en-US': 'Number {{serial}}: what its maker keyed stands, its checker may sign.',
  },
  adjudicatedBack: {
    'zh-CN': '提交单 {{serial}} 已退回经手人更正。',
    'en-US': 'Number {{serial}} goes back to its maker to be corrected.',
  },
  officeName: { 'zh-CN': '单位名称', 'en-US': 'the name of the office' },
  people: { 'zh-CN': '至少两个人', 'en-US': 'at least two people' },
  askPassword: { 'zh-CN': '{{name}} 的口令：', 'en-US': 'Password of {{name}}: ' },
  askPasswordAgain: { 'zh-CN': '再输一遍 {{name}} 的口令：', 'en-US': 'Password of {{name}} again: ' },
  passwordsDiffer: { 'zh-CN': '两遍口令不一样。', 'en-US': 'The two passwords differ.' },
  passwordMissing: {
    'zh-CN': '没有 {{name}} 的口令：请设环境变量 {{variable}}，或在终端里运行以便询问。',
    'en-US': 'No password for {{name}}: set {{variable}}, or run in a terminal to be asked.',
  },
  signInRefused: {
    'zh-CN': '姓名或口令不对，{{name}} 没有登录。还可再试 {{left}} 次。',
    'en-US': 'Name or password is wrong, {{name}} is not signed in. {{left}} tries are left.',
  },
  signInLocked: {
    'zh-CN': '{{name}} 试错太多次，暂时不能登录，请过一会儿再试。',
    'en-US': '{{name}} was tried too often and has to wait before signing in again.',
  },
  notJson: { 'zh-CN': '不是合法的 JSON：{{reason}}', 'en-US': 'Not valid JSON: {{reason}}' },
  fileUnreadable: {
    'zh-CN': '文件 {{file}} 读不出来（{{reason}}）。',
    'en-US': 'File {{file}} cannot be read ({{reason}}).',
  },
  notANumber: {
    'zh-CN': '{{name}} 要写数字，不能是「{{value}}」。',
    'en-US': '{{name}} takes a number, not “{{value}}”.',
  },
  notAChoice: { 'zh-CN': '{{name}} 只能是 {{choices}}。', 'en-US': '{{name}} is one of {{choices}}.' },
  unknownProcedure: {
    'zh-CN': '没有「{{name}}」这个过程，全部过程见：countersign procedures',
    'en-US': 'There is no procedure “{{name}}”; countersign procedures lists them all.',
  },
  personForm: {
    'zh-CN': '「{{text}}」应写成 姓名:岗位 或 姓名:岗位,岗位，岗位是 {{roles}} 之一。',
    'en-US': '“{{text}}” should be NAME:ROLE or NAME:ROLE,ROLE with roles out of {{roles}}.',
  },
  notConfirmed: { 'zh-CN': '没有确认，什么都没有做。', 'en-US': 'Not confirmed, nothing was done.' },
  confirmNeeded: {
    'zh-CN': '无人应答，请加 --yes 表示确认。',
    'en-US': 'Nobody is there to answer: add --yes to confirm.',
  },
  initialised: {
    'zh-CN': '办公室「{{name}}」已建立，{{people}} 人，账套在 {{folder}}',
    'en-US': 'The office “{{name}}” is there with {{people}} people, in {{folder}}',
  },
  sealRecoveryCode: {
    'zh-CN':
      '上面是恢复码，只显示这一次：请抄写或打印，装入信封封好，由负责人保管。有人忘记口令又凑不齐两个人重置时，用它一次。',
    'en-US':
      'The recovery code above is shown this once: write it down or print it, seal it in an envelope and let the head of the office keep it. It resets one forgotten password when two others cannot.',
  },
  saved: { 'zh-CN': '已存到 {{file}}', 'en-US': 'Saved to {{file}}' },
  savedRows: { 'zh-CN': '已存到 {{file}}，{{rows}} 行', 'en-US': 'Saved to {{file}}, {{rows}} rows' },
  outsideGbk: {
    'zh-CN': '只认 GBK 的软件显示不了这些字：{{characters}}',
    'en-US': 'Programs that read GBK only cannot show: {{characters}}',
  },
  backupPlace: { 'zh-CN': '备份位置', 'en-US': 'place for the backup' },
  backupMade: { 'zh-CN': '已备份，并试恢复核对过：{{file}}', 'en-US': 'Backed up and verified by restoring: {{file}}' },
  backupGood: {
    'zh-CN': '试恢复完好，日志末尾指纹 {{head}}：{{file}}',
    'en-US': 'Restores well, head of the log {{head}}: {{file}}',
  },
  backupNone: { 'zh-CN': '还没有备份。', 'en-US': 'There is no backup yet.' },
  backupRestored: {
    'zh-CN': '已恢复「{{name}}」{{madeAt}} 的备份，{{people}} 人，核对无误，账套在 {{folder}}',
    'en-US': 'Restored “{{name}}” as of {{madeAt}} with {{people}} people, verified, in {{folder}}',
  },
  backupEvent_made: { 'zh-CN': '已核对', 'en-US': 'verified' },
  backupEvent_failed: { 'zh-CN': '没有备份成', 'en-US': 'failed' },
  backupEvent_tested: { 'zh-CN': '试恢复完好', 'en-US': 'tested' },
  backupEvent_removed: { 'zh-CN': '到期移除', 'en-US': 'removed' },
  backupEvent_restored: { 'zh-CN': '由此恢复', 'en-US': 'restored from' },
  askPassphrase: { 'zh-CN': '备份口令：', 'en-US': 'Backup passphrase: ' },
  askRecoveryKey: { 'zh-CN': '恢复钥匙：', 'en-US': 'Recovery key: ' },
  secretMissing: {
    'zh-CN': '没有备份口令：请设环境变量 {{variable}}，或在终端里运行。',
    'en-US': 'The backup cannot be opened: set {{variable}} or run in a terminal.',
  },
  bug: {
    'zh-CN': '程序出了意外，没有办成。请把下面几行告诉维护人员。',
    'en-US': 'Something unexpected happened and it was not done. Give the lines below to maintenance.',
  },
  recordNotFound: { 'zh-CN': '没有找到「{{name}}」。', 'en-US': '“{{name}}” was not found.' },
} as const satisfies Readonly<Record<string, Bilingual>>;

export type WordKey = keyof typeof WORDS;

export function say(language: Language, key: WordKey, details: Readonly<Record<string, string | number>> = {}): string {
  return fill(WORDS[key][language], details);
}

/** Fills `{{name}}` places. */
export function fill(sentence: string, details: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(details[name] ?? whole));
}
