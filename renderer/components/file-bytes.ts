import type { PickedFile } from '#shared/ipc/office-link.ts';

/** Largest file a submission takes, bytes; core decides. */
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
/** Most papers of one submission; core decides. */
export const MOST_FILES = 20;

/** A file that was dropped or pasted, as a picked one. */
export async function pickedFrom(file: File, name: string = file.name): Promise<PickedFile> {
  const address = await new Promise<string>((done, fail) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => done(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => fail(reader.error ?? new Error('unreadable file')));
    reader.readAsDataURL(file);
  });
  return { name, contentBase64: address.slice(address.indexOf(',') + 1) };
}

const IMAGES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** True for what can be shown as a picture; a PDF is not. */
export function isImageName(name: string): boolean {
  return IMAGES[endingOf(name)] !== undefined;
}

/** Address of a picture by its bytes, for an `img`; undefined for what is no picture. */
export function imageAddress({ name, contentBase64 }: PickedFile): string | undefined {
  const type = IMAGES[endingOf(name)];
  return type === undefined ? undefined : `data:${type};base64,${contentBase64}`;
}

function endingOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1).toLowerCase();
}

/** Sizes as people read them: KB up to a megabyte, then MB with one digit. */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.max(1, Math.round(kilobytes))} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}
