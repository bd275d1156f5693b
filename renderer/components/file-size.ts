const KIBIBYTE = 1024;
const MEBIBYTE = 1024 * 1024;

/** `12.3 MB`, or whole `KB` below one. */
export function fileSize(bytes: number): string {
  return bytes < MEBIBYTE ? `${Math.ceil(bytes / KIBIBYTE)} KB` : `${(bytes / MEBIBYTE).toFixed(1)} MB`;
}
