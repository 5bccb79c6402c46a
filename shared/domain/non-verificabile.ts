/** Missing knowledge as a value: why, in Italian, and the rule that lists the cause once (`DUP-01`), if any. */
export type NonVerificabile = { readonly nv: string; readonly causa?: string };

/** Makes a NonVerificabile with its reason (a full Italian sentence without final stop). */
export const nonVerificabile = (motivo: string, causa?: string): NonVerificabile =>
  causa === undefined ? { nv: motivo } : { nv: motivo, causa };

/** Whether a result is missing knowledge. */
export const eNonVerificabile = <T>(valore: T | NonVerificabile): valore is NonVerificabile =>
  typeof valore === 'object' && valore !== null && 'nv' in valore;
