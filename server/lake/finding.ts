// Something wrong with a home or a backup: said in words by the commands, `found.<code>` of data/words/commands.*.json.

export interface Finding { code: string; params: Record<string, string | number> }

/** A command cannot be done; each finding says why. Nothing was changed. */
export class Refused extends Error {
  readonly findings: Finding[];
  constructor(...findings: Finding[]) {
    super(findings.map(({ code, params }) => `${code} ${JSON.stringify(params)}`).join('; '));
    this.findings = findings;
  }
}
