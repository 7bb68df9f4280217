// What stands at the foot of every printed page, and the light theme for as long as something is printed.

/** Writes the foot into the margin of printed pages, with the number of each. Where a browser knows no margin boxes, the line at the end of the page says the same. */
export function setFoot(line: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@page {
    @bottom-left { content: ${JSON.stringify(line)}; width: 82%; text-align: left; vertical-align: top; padding-top: 3mm; font: 7.5pt/10pt "Inter Variable", Inter, Arial, sans-serif; color: #3d4b58; }
    @bottom-right { content: counter(page) " / " counter(pages); text-align: right; vertical-align: top; padding-top: 3mm; font: 7.5pt/10pt "Inter Variable", Inter, Arial, sans-serif; color: #3d4b58; }
  }`);
  document.adoptedStyleSheets = [sheet];
}
