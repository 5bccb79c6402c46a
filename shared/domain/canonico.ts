/**
 * Canonical JSON: keys sorted, `undefined` left out, no white space. Two values with the same text are the same value:
 * used for equality of rows and blocks and as the input of hashes. Throws RangeError on what JSON cannot hold.
 */
export const canonico = (valore: unknown): string => {
  if (valore === null || typeof valore === 'boolean' || typeof valore === 'string') return JSON.stringify(valore);
  if (typeof valore === 'number') {
    if (!Number.isFinite(valore)) throw new RangeError('numero non finito');
    return JSON.stringify(valore);
  }
  if (Array.isArray(valore)) return `[${valore.map((v) => canonico(v)).join(',')}]`;
  if (typeof valore === 'object') {
    const voci = Object.entries(valore)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${voci.map(([k, v]) => `${JSON.stringify(k)}:${canonico(v)}`).join(',')}}`;
  }
  throw new RangeError(`valore non rappresentabile: ${typeof valore}`);
};

/** Whether two plain values are equal, key order aside. */
export const uguali = (a: unknown, b: unknown): boolean => a === b || canonico(a) === canonico(b);
