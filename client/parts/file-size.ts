// How large a file is, as people say it.

/** `12 KB`, `1,4 MB`. */
export function size(bytes: number, lang: string): string {
  const format = new Intl.NumberFormat(lang === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: 1 });
  return bytes < 1024 * 1024 ? `${format.format(Math.max(1, Math.round(bytes / 1024)))}\u00a0KB`
    : `${format.format(bytes / 1024 / 1024)}\u00a0MB`;
}
