/** Why a package, or a part of it, is refused. `code` has a message `report.verify.reason.<code>` in every language; `detail` names the place. */
export class Refusal extends Error {
  readonly code: string;
  readonly detail: string;

  constructor(code: string, detail = '') {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
