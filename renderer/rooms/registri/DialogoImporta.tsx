import { Check, Circle, CircleDot, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLavori } from '../../app/api/eventi.ts';
import { chiedi, useDomanda } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { BarraAvanzamento } from '../../ui/BarraAvanzamento.tsx';
import { Bottone } from '../../ui/Bottone.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';
import { Scelta, SceltaCercando, SceltaSingola } from '../../ui/Scelta.tsx';
import { EsitoFile } from './EsitoFile.tsx';
import { type FileLetto, type Genere, generi, importabili, registroDi } from './importazione.ts';
import s from './registri.module.css';

const passi = ['file', 'anteprima', 'fatto'] as const;
type Passo = (typeof passi)[number];

const messaggio = (errore: unknown): string => (errore instanceof Error ? errore.message : String(errore));

/** Import in three steps: choose, look at what the files contain, confirm. Nothing changes before the last. */
export const DialogoImporta = ({
  genereIniziale,
  chiudi,
}: {
  readonly genereIniziale: Genere;
  readonly chiudi: (vista: string | null) => void;
}) => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  const [passo, vai] = useState<Passo>('file');
  const [genere, scegliGenere] = useState<Genere>(genereIniziale);
  const [comune, scegliComune] = useState<{ readonly id: string; readonly nome: string } | null>(null);
  const [cerca, scriviCerca] = useState('');
  const [file, segnaFile] = useState<readonly FileLetto[]>([]);
  const [occupato, occupa] = useState(false);
  const [lavoro] = useLavori();
  const comuni = useDomanda(
    'comuni/cerca',
    { testo: cerca, limite: 20 },
    { attiva: genere === 'dup' && cerca.trim().length > 1, tieniPrecedente: true },
  );
  const buoni = importabili(file);

  const scegli = async () => {
    occupa(true);
    try {
      const { annullato, file: scelti } = await chiedi('guscio/scegli-file', { genere });
      if (annullato || scelti.length === 0) return;
      let letti: readonly FileLetto[] = scelti.map((f) => ({ ...f, esito: null, errore: null }));
      segnaFile(letti);
      vai('anteprima');
      for (const { fileId } of scelti) {
        const letto = await chiedi('importa/anteprima', { genere, fileId, comune: comune?.id ?? null }).then(
          (esito) => ({ esito, errore: null }),
          (errore: unknown) => ({ esito: null, errore: messaggio(errore) }),
        );
        letti = letti.map((f) => (f.fileId === fileId ? { ...f, ...letto } : f));
        segnaFile(letti);
      }
    } catch (errore) {
      notifica({ tono: 'bad', testo: messaggio(errore) });
    } finally {
      occupa(false);
    }
  };

  const conferma = async () => {
    occupa(true);
    try {
      const esito = await chiedi('importa/conferma', {
        genere,
        fileId: buoni.map((f) => f.fileId),
        comune: comune?.id ?? null,
      });
      segnaFile([{ fileId: '', nome: '', esito, errore: null }]);
      vai('fatto');
    } catch (errore) {
      notifica({ tono: 'bad', testo: messaggio(errore) });
    } finally {
      occupa(false);
    }
  };

  const azioni = {
    file: (
      <Bottone variante="primaria" icona={FileUp} occupato={occupato} onPress={() => void scegli()}>
        {t('dialogo.scegli')}
      </Bottone>
    ),
    anteprima: (
      <>
        <Bottone onPress={() => vai('file')} perche={occupato ? c('caricamento') : null}>
          {t('dialogo.altri')}
        </Bottone>
        <Bottone
          variante="primaria"
          fuocoIniziale
          occupato={occupato}
          perche={!occupato && buoni.length === 0 ? t('dialogo.nessunoBuono') : null}
          onPress={() => void conferma()}
        >
          {t('dialogo.conferma', { count: buoni.length })}
        </Bottone>
      </>
    ),
    fatto: (
      <>
        <Bottone onPress={() => vai('file')}>{t('dialogo.altri')}</Bottone>
        <Bottone variante="primaria" fuocoIniziale onPress={() => chiudi(registroDi(genere))}>
          {t('dialogo.vedi')}
        </Bottone>
      </>
    ),
  } as const;

  return (
    <Dialogo
      titolo={t('importaTitolo')}
      nota={passo === 'file' ? undefined : t(`genere.${genere}`)}
      larga
      chiudi={() => chiudi(passo === 'fatto' ? registroDi(genere) : null)}
      etichettaChiudi={c('chiudi')}
      testa={
        <ol className={s.passi}>
          {passi.map((p) => {
            const fatto = passi.indexOf(p) < passi.indexOf(passo);
            return (
              <li key={p} {...(p === passo ? { 'aria-current': 'step' as const } : {})}>
                <Stato
                  misura="media"
                  tono={fatto ? 'ok' : p === passo ? 'act' : 'unk'}
                  icona={fatto ? Check : p === passo ? CircleDot : Circle}
                >
                  {t(`dialogo.passi.${p}`)}
                </Stato>
              </li>
            );
          })}
        </ol>
      }
      suggerimento={passo === 'fatto' ? t('dialogo.annulla') : t('dialogo.niente')}
      azioni={azioni[passo]}
    >
      {passo === 'file' ? (
        <div className="pila">
          <SceltaSingola
            etichetta={t('dialogo.genere')}
            opzioni={generi.map((id) => ({ id, testo: t(`genere.${id}`) }))}
            valore={genere}
            onCambia={(id) => scegliGenere(generi.find((g) => g === id) ?? 'dup')}
          />
          {genere !== 'dup' ? null : comune === null ? (
            <SceltaCercando
              etichetta={t('dialogo.comune')}
              segnaposto={t('dialogo.comuneNessuno')}
              descrizione={t('dialogo.comuneNota')}
              nessuna={t('dialogo.comuneNota')}
              testo={cerca}
              onTesto={scriviCerca}
              opzioni={(comuni.data?.comuni ?? []).map((x) => ({
                id: x.codiceIstat,
                testo: x.nome,
                nota: `${x.siglaProvincia ?? ''} ${x.codiceIstat}`.trim(),
              }))}
              onScegli={(id) => {
                const scelto = comuni.data?.comuni.find((x) => x.codiceIstat === id);
                if (scelto) scegliComune({ id, nome: scelto.nome });
                scriviCerca('');
              }}
            />
          ) : (
            <Scelta
              etichetta={t('dialogo.comune')}
              descrizione={t('dialogo.comuneNota')}
              opzioni={[
                { id: comune.id, testo: comune.nome },
                { id: '', testo: t('dialogo.comuneNessuno') },
              ]}
              valore={comune.id}
              onCambia={(id) => {
                if (id === '') scegliComune(null);
              }}
            />
          )}
        </div>
      ) : null}
      {passo === 'fatto' ? (
        <Riquadro tono="ok" viva>
          <b>{t('dialogo.fatto')}.</b>{' '}
          {t('dialogo.fattoTesto', { count: file.flatMap((f) => f.esito?.importati ?? []).length })}
        </Riquadro>
      ) : null}
      {passo === 'file' ? null : (
        <div aria-live="polite">
          {file.map((f) =>
            f.esito !== null ? (
              <EsitoFile key={f.fileId} esito={f.esito} />
            ) : f.errore !== null ? (
              <div key={f.fileId} className={s.letto}>
                <h3>{f.nome}</h3>
                <Riquadro tono="bad">{f.errore}</Riquadro>
              </div>
            ) : (
              <div key={f.fileId} className={s.letto}>
                <BarraAvanzamento
                  testo={lavoro?.testo ?? t('dialogo.leggo', { file: f.nome })}
                  fatto={lavoro?.fatto ?? 0}
                  totale={lavoro?.totale ?? null}
                  annulla={() => void chiedi('importa/annulla-lavoro', {})}
                  etichettaAnnulla={t('dialogo.annullaLettura')}
                />
              </div>
            ),
          )}
          {passo === 'anteprima' && !occupato && buoni.length === 0 ? (
            <p role="status">{t('dialogo.nessunoBuono')}</p>
          ) : null}
        </div>
      )}
    </Dialogo>
  );
};
