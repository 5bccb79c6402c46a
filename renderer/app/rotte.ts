/** Rooms of the app, in rail order. */
export const stanze = ['quadro', 'piano', 'registri', 'verifica', 'coprogrammazione', 'conferenza', 'atti'] as const;
/** A room, as an address names it. */
export type NomeStanza = (typeof stanze)[number];

/** A place of the app: room, what is open in it, and the room's own filters. Lives in the address after `#/`. */
export type Rotta = {
  readonly stanza: NomeStanza;
  readonly id: string | null;
  readonly parametri: Readonly<Record<string, string>>;
};

const eStanza = (testo: string): testo is NomeStanza => (stanze as readonly string[]).includes(testo);

const decodifica = (testo: string): string => {
  try {
    return decodeURIComponent(testo);
  } catch {
    return testo;
  }
};

/** Address of a place: `#/verifica/FIN-02?gruppo=FIN`. */
export const indirizzo = (
  stanza: NomeStanza,
  id: string | null = null,
  parametri: Readonly<Record<string, string | null | undefined>> = {},
): string => {
  const coda = new URLSearchParams();
  for (const [chiave, valore] of Object.entries(parametri)) if (valore) coda.set(chiave, valore);
  const filtri = coda.toString();
  return `#/${stanza}${id ? `/${encodeURIComponent(id)}` : ''}${filtri ? `?${filtri}` : ''}`;
};

/** Place of an address; anything unknown is the Quadro. */
export const leggiRotta = (hash: string): Rotta => {
  const [percorso = '', filtri = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const [stanza = '', id = ''] = percorso.split('/', 2);
  if (!eStanza(stanza)) return { stanza: 'quadro', id: null, parametri: {} };
  return {
    stanza,
    id: id === '' ? null : decodifica(id),
    parametri: Object.fromEntries(new URLSearchParams(filtri)),
  };
};
