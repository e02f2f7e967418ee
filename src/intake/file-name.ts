const MOST_CODE_POINTS = 200;

/** Control characters, and those that turn the direction of writing: `gpj.exe` must not be made to read `exe.jpg`. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A file name fit to be shown and to be offered for saving: no path, nothing invisible, at most 200 code points with the
 * extension kept, and never empty.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(INVISIBLE, '')
    .replace(/[<>:"|?*]/g, '_')
    .trim()
    .replace(/^\.+/, '');
  if (clean === '') return 'document';
  const points = Array.from(clean);
  if (points.length <= MOST_CODE_POINTS) return clean;
  const extension = Array.from(/\.[\p{L}\p{N}]{1,8}$/u.exec(clean)?.[0] ?? '');
  return [...points.slice(0, MOST_CODE_POINTS - extension.length), ...extension].join('');
}

/** A Content-Disposition that saves and never opens; the real name travels encoded (RFC 6266, RFC 8187). */
export function attachment(name: string, extension: string): string {
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="document.${extension}"; filename*=UTF-8''${encoded}`;
}
