import { describe, expect, it } from 'vitest';
import { messaggioAlMotoreSchema, messaggioDalMotoreSchema } from '#contract/canale.ts';
import { rispostaSchema } from '#contract/define.ts';
import { eventoSchema } from '#contract/evento.ts';

describe('messaggi tra i processi', () => {
  it('ciò che arriva da un altro processo si riconosce o si lascia cadere', () => {
    expect(messaggioDalMotoreSchema.safeParse({ tipo: 'pronto' }).success).toBe(true);
    expect(messaggioDalMotoreSchema.safeParse({ tipo: 'pronto', altro: 1 }).success).toBe(false);
    expect(messaggioDalMotoreSchema.safeParse({ tipo: 'lavoratore-avvia', lavoro: 'uno', modulo: 'x' }).success).toBe(
      false,
    );
    expect(messaggioAlMotoreSchema.safeParse({ tipo: 'richiesta', id: 1, nome: 'file/stato', input: {} }).success).toBe(
      true,
    );
    expect(messaggioAlMotoreSchema.safeParse({ tipo: 'lavoratore-pid', lavoro: 1, pid: undefined }).success).toBe(true);
    expect(messaggioAlMotoreSchema.safeParse(null).success).toBe(false);
  });
  it('un evento sconosciuto non arriva alle stanze', () => {
    expect(eventoSchema.safeParse({ tipo: 'menu', azione: 'salva' }).success).toBe(true);
    expect(eventoSchema.safeParse({ tipo: 'menu', azione: 'cancella-tutto' }).success).toBe(false);
    expect(eventoSchema.safeParse({ tipo: 'motore', stato: 'altro' }).success).toBe(false);
  });
  it('di una risposta si controlla la busta: o il valore, o un errore con un codice noto', () => {
    expect(rispostaSchema.safeParse({ ok: true, value: [1, 2] }).success).toBe(true);
    expect(rispostaSchema.safeParse({ ok: false, error: { code: 'disco', message: 'pieno' } }).success).toBe(true);
    expect(rispostaSchema.safeParse({ ok: false, error: { code: 'inventato', message: '' } }).success).toBe(false);
    expect(rispostaSchema.safeParse({ ok: false }).success).toBe(false);
  });
});
