/** Steps of a backup as the window names them (`backup:progress.<step>`); `total` 0: how much it will be is not known. */
export type BackupStep = 'copy' | 'seal' | 'verify' | 'deliver';
export type OnBackupStep = (step: BackupStep, done: number, total: number) => void;
