import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { ErroreMotore } from '#contract/define.ts';

/** Fresh secret of one run of the server: 256 bits, safe in an address. */
export const nuovoGettone = (): string => randomBytes(32).toString('base64url');

/** Constant-time comparison; hashing first makes the lengths equal. */
export const stessoGettone = (atteso: string, ricevuto: unknown): boolean => {
  const impronta = (testo: string) => createHash('sha256').update(testo).digest();
  return timingSafeEqual(impronta(atteso), impronta(typeof ricevuto === 'string' ? ricevuto : ''));
};

/** Refuses any address but loopback: others need a certificate and named users, which this version does not have. */
export const soloLoopback = (indirizzo: string): '127.0.0.1' => {
  if (indirizzo === '127.0.0.1' || indirizzo === 'localhost') return '127.0.0.1';
  throw new ErroreMotore(
    'input-non-valido',
    `Non avvio il servizio su «${indirizzo}»: fuori da questo computer servono un certificato TLS e utenti con nome, che questa versione non ha ancora. Usa 127.0.0.1.`,
  );
};

/** Names under which the server answers, and the origins that its pages have. */
export const nomiAmmessi = (porta: number) => {
  const host = [`127.0.0.1:${porta}`, `localhost:${porta}`];
  return { host: new Set(host), origini: new Set(host.map((h) => `http://${h}`)) };
};

/**
 * Whether a request comes from where it should. `Host` defeats DNS rebinding, `Origin` defeats other sites open in the
 * same browser: it must match whenever it is there, and must be there for anything but reading a static file.
 */
export const richiestaAmmessa = (
  ammessi: ReturnType<typeof nomiAmmessi>,
  richiesta: { readonly host: string | undefined; readonly origin: string | undefined; readonly statica: boolean },
): boolean => {
  if (richiesta.host === undefined || !ammessi.host.has(richiesta.host)) return false;
  return richiesta.origin === undefined ? richiesta.statica : ammessi.origini.has(richiesta.origin);
};
