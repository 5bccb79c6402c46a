/** Missing knowledge as a value: why, in Italian, and the rule that lists the cause once (`DUP-01`), if any. */
export type NonVerificabile = { readonly nv: string; readonly causa?: string };

/** Makes a NonVerificabile with its reason (a full Italian sentence without final stop). */
export const nonVerificabile = (motivo: string, causa?: string): NonVerificabile =>
  causa === undefined ? { nv: motivo } : { nv: motivo, causa };

/** Whether a result is missing knowledge. */
export const eNonVerificabile = <T>(valore: T | NonVerificabile): valore is NonVerificabile =>
  typeof valore === 'object' && valore !== null && 'nv' in valore;

type Noti<T extends readonly unknown[]> = { readonly [K in keyof T]: Exclude<T[K], NonVerificabile> };

/** Every value when all are known, else the first that is not: `const noti = tutti(a, b); if (eNonVerificabile(noti)) …`. */
export const tutti = <T extends readonly unknown[]>(...valori: T): Noti<T> | NonVerificabile =>
  valori.find((v): v is NonVerificabile => eNonVerificabile(v)) ?? (valori as unknown as Noti<T>);
