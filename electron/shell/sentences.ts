import type { OpenFailure } from './office-protocol.ts';

/** What the desktop itself says, outside the page: dialogs before, beside and after it. */
export interface Sentences {
  readonly product: string;
  readonly retry: string;
  readonly quit: string;
  readonly close: string;
  readonly cannotOpen: string;
  readonly cannotOpenBecause: Readonly<Record<OpenFailure, string>>;
  readonly folder: (directory: string) => string;
  readonly stopped: string;
  readonly stoppedDetail: string;
  readonly pageKeepsFailing: string;
  readonly pageKeepsFailingDetail: string;
  readonly filters: Readonly<Record<'workbook' | 'image' | 'any' | 'pdf' | 'backup', string>>;
  readonly fileTooLarge: (name: string, megabytes: string, limit: number) => string;
  readonly fileTooLargeDetail: string;
  readonly fileUnreadable: (name: string) => string;
  readonly fileNotSaved: (name: string) => string;
  readonly fileNotSavedDetail: (code: string) => string;
  readonly sheetsRefused: string;
  readonly sheetsRefusedDetail: (places: readonly string[]) => string;
}

const zh: Sentences = {
  product: '复签',
  retry: '再试一次',
  quit: '退出',
  close: '关闭',
  cannotOpen: '账套打不开，数据未受影响',
  cannotOpenBecause: {
    locked: '另一个程序正在使用这个账套。请先关闭本机上另一个复签窗口或正在运行的命令行，再点“再试一次”。',
    damaged:
      '账套文件已损坏，复签没有改动它。请先原样复制整个文件夹留存，再用最近一次备份恢复（countersign backup restore）。',
    network_share: '账套放在网络共享上，断网时会损坏。请把文件夹移到本机磁盘，再用 --data 指向它。',
    sync_folder: '账套放在同步文件夹（如 OneDrive、坚果云）里，同步会损坏它。请移到不参与同步的文件夹。',
    no_store: '这个文件夹里没有账套。请用 --data 指向放账套的文件夹，或新建一个账套。',
    store_exists: '这个文件夹里已有账套，没有覆盖它。请直接打开，或换一个空文件夹。',
    unsafe_settings: '数据库没有接受保证数据安全的设置，因此没有打开。请重新安装复签；若仍如此，请联系维护人员。',
    sqlite_too_old: '随程序安装的数据库版本过旧，会丢失数据，因此没有打开。请重新安装复签。',
    read_only: '这个文件夹不能写入。请检查文件夹的权限，或磁盘是否设成了只读。',
    disk_full: '磁盘已满。请腾出至少 1 GB 空间，再点“再试一次”。',
    newer_version: '账套由更新版本的复签写成。请在这台电脑上安装同一版本或更新的版本。',
    unexpected: '发生了意外错误。请把日志文件夹里的 countersign.log 交给维护人员。',
  },
  folder: (directory) => `文件夹：${directory}`,
  stopped: '后台两次停止，已不再自动重启',
  stoppedDetail:
    '已保存的内容都在，未提交的草稿留在页面上。点“再试一次”重新启动后台；若仍停止，请把 countersign.log 交给维护人员。',
  pageKeepsFailing: '窗口多次崩溃，已停止自动恢复',
  pageKeepsFailingDetail: '已保存的内容都在。点“再试一次”重新载入窗口；若仍崩溃，请重启电脑后再打开复签。',
  filters: { workbook: 'Excel 工作簿', image: '图片', any: '所有文件', pdf: 'PDF 文件', backup: '复签备份' },
  fileTooLarge: (name, megabytes, limit) => `“${name}”有 ${megabytes} MB，超过 ${limit} MB 上限`,
  fileTooLargeDetail: '没有读入任何内容。工作簿请按月份拆开；图片请用较低分辨率重新扫描。',
  fileUnreadable: (name) => `“${name}”读不出来。请确认文件没有被移动，且没有被别的程序占用，再选一次。`,
  fileNotSaved: (name) => `“${name}”没有存成`,
  fileNotSavedDetail: (code) => `原有文件未改动（${code}）。请确认磁盘未满、文件没有在别处打开，或换一个文件夹再存。`,
  sheetsRefused: '有文字放不下，已停止打印',
  sheetsRefusedDetail: (places) => `以下文字会被裁掉或压住别的内容，请缩短或换较大的纸：\n${places.join('\n')}`,
};

const en: Sentences = {
  product: 'Countersign',
  retry: 'Try again',
  quit: 'Quit',
  close: 'Close',
  cannotOpen: 'The store cannot be opened. Your data is untouched.',
  cannotOpenBecause: {
    locked:
      'Another program is using this store. Close the other Countersign window or command line on this computer, then try again.',
    damaged:
      'The store file is damaged; Countersign has not changed it. Copy the whole folder aside first, then restore the latest backup (countersign backup restore).',
    network_share:
      'The store is on a network share, where a lost connection damages it. Move the folder to a local disk and point --data at it.',
    sync_folder:
      'The store is inside a synchronised folder (such as OneDrive), which damages it. Move it to a folder that is not synchronised.',
    no_store: 'There is no store in this folder. Point --data at the folder of your store, or create a new one.',
    store_exists: 'This folder has a store already; it was not overwritten. Open it, or choose an empty folder.',
    unsafe_settings:
      'The database did not accept the settings that keep data safe, so it was not opened. Install Countersign again; if that does not help, call the person who maintains it.',
    sqlite_too_old:
      'The installed database library is too old and could lose data, so it was not used. Install Countersign again.',
    read_only:
      'This folder cannot be written to. Check the permissions of the folder, or whether the disk is read-only.',
    disk_full: 'The disk is full. Free at least 1 GB, then try again.',
    newer_version:
      'The store was written by a newer Countersign. Install that version or a later one on this computer.',
    unexpected:
      'Something unexpected happened. Give countersign.log from the log folder to the person who maintains Countersign.',
  },
  folder: (directory) => `Folder: ${directory}`,
  stopped: 'The office stopped twice and is no longer restarted by itself',
  stoppedDetail:
    'Everything saved is kept; drafts stay on the page. “Try again” starts the office anew; if it stops again, give countersign.log to the person who maintains Countersign.',
  pageKeepsFailing: 'The window keeps crashing and is no longer reloaded by itself',
  pageKeepsFailingDetail:
    'Everything saved is kept. “Try again” reloads the window; if it still crashes, restart the computer and open Countersign again.',
  filters: {
    workbook: 'Excel workbook',
    image: 'Image',
    any: 'All files',
    pdf: 'PDF file',
    backup: 'Countersign backups',
  },
  fileTooLarge: (name, megabytes, limit) => `“${name}” is ${megabytes} MB; the limit is ${limit} MB`,
  fileTooLargeDetail: 'Nothing was read. Split a workbook by month; scan an image again at a lower resolution.',
  fileUnreadable: (name) =>
    `“${name}” cannot be read. Make sure it was not moved and is not in use elsewhere, then pick it again.`,
  fileNotSaved: (name) => `“${name}” was not saved`,
  fileNotSavedDetail: (code) =>
    `The previous file is unchanged (${code}). Make sure the disk is not full and the file is not open elsewhere, or choose another folder.`,
  sheetsRefused: 'Some text does not fit; printing was stopped',
  sheetsRefusedDetail: (places) =>
    `This text would be cut off or cover something else; shorten it or choose larger paper:\n${places.join('\n')}`,
};

/** Chinese for any `zh` tag, English for all else. `tag` is a BCP 47 language tag. */
export function sentencesFor(tag: string | undefined): Sentences {
  return tag?.toLowerCase().startsWith('zh') ? zh : en;
}
