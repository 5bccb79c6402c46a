import { Check, Circle, CircleDot, FileUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLavori } from '../../app/api/eventi.ts';
import { chiedi } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { BarraAvanzamento } from '../../ui/BarraAvanzamento.tsx';
import { Bottone } from '../../ui/Bottone.tsx';
import { Dialogo } from '../../ui/Dialogo.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Riquadro } from '../../ui/Pannello.tsx';
import { SceltaSingola } from '../../ui/Scelta.tsx';
import { ComuneDelFile } from './ComuneDelFile.tsx';
import { CambiaNelPiano, RestaDaRivedere } from './cambia/CambiaNelPiano.tsx';
import { cambiate, mappaDa } from './colonne-dette.ts';
import { EsitoFile } from './EsitoFile.tsx';
import {
  type FileDetto,
  type FileLetto,
  type Genere,
  generi,
  importabili,
  nienteDetto,
  registroDi,
} from './importazione.ts';
import s from './registri.module.css';
import { TabelleLette } from './TabelleLette.tsx';

const passi = ['file', 'anteprima', 'fatto'] as const;
type Passo = (typeof passi)[number];

const messaggio = (errore: unknown): string => (errore instanceof Error ? errore.message : String(errore));
/** Kinds whose file is of one Comune. */
const diUnComune = (genere: Genere): boolean => genere === 'dup' || genere === 'entrate' || genere === 'personale';

/** Import in three steps: choose, look at what the files contain and correct how they are read, confirm. */
export const DialogoImporta = ({
  genereIniziale,
  chiudi,
}: {
  readonly genereIniziale: Genere;
  readonly chiudi: (vista: string | null) => void;
}) => {
  const { t } = useTranslation('registri');
  const { t: i } = useTranslation('importa');
  const { t: c } = useTranslation();
  const [passo, vai] = useState<Passo>('file');
  const [genere, scegliGenere] = useState<Genere>(genereIniziale);
  const [comune, scegliComune] = useState<FileDetto['comune']>(null);
  const [file, segnaFile] = useState<readonly FileLetto[]>([]);
  const [detti, segnaDetti] = useState<Readonly<Record<string, FileDetto>>>({});
  const [occupato, occupa] = useState(false);
  const [lavoro] = useLavori();
  const buoni = importabili(file);
  const daRileggere = buoni.some((f) => {
    const d = detti[f.fileId];
    return d !== undefined && cambiate(d.lette, d.dette);
  });

  const leggi = async (fileId: string, detto: FileDetto): Promise<void> => {
    segnaFile((ora) => ora.map((f) => (f.fileId === fileId ? { ...f, esito: null, errore: null } : f)));
    const letto = await chiedi('importa/anteprima', {
      genere,
      fileId,
      comune: detto.comune?.id ?? null,
      mappa: detto.mappa,
    }).then(
      (esito) => ({ esito, errore: null }),
      (errore: unknown) => ({ esito: null, errore: messaggio(errore) }),
    );
    const tabelle = letto.esito?.tabelle ?? [];
    segnaDetti((ora) => ({ ...ora, [fileId]: { ...detto, lette: tabelle, dette: tabelle } }));
    segnaFile((ora) => ora.map((f) => (f.fileId === fileId ? { ...f, ...letto } : f)));
  };

  const occupandosi = async (fai: () => Promise<void>): Promise<void> => {
    occupa(true);
    try {
      await fai();
    } catch (errore) {
      notifica({ tono: 'bad', testo: messaggio(errore) });
    } finally {
      occupa(false);
    }
  };

  const scegli = () =>
    occupandosi(async () => {
      const { annullato, file: scelti } = await chiedi('guscio/scegli-file', { genere });
      if (annullato || scelti.length === 0) return;
      segnaFile(scelti.map((f) => ({ ...f, esito: null, errore: null })));
      segnaDetti({});
      vai('anteprima');
      for (const { fileId } of scelti) await leggi(fileId, { ...nienteDetto, comune });
    });

  const aggiornaComuni = () =>
    occupandosi(async () => {
      const { file: scelti } = await chiedi('guscio/scegli-file', { genere: 'popolazione' });
      const [primo] = scelti;
      if (!primo) return;
      const { comuni, nuovi, soppressi } = await chiedi('importa/comuni', { fileId: primo.fileId });
      notifica({ tono: 'ok', testo: i('elencoComuniFatto', { comuni, nuovi, soppressi }) });
    });

  const rileggi = (fileId: string, nuovo: Partial<FileDetto>) =>
    occupandosi(async () => {
      const detto = detti[fileId] ?? nienteDetto;
      await leggi(fileId, { ...detto, mappa: mappaDa(detto.lette, detto.dette, detto.mappa), ...nuovo });
    });

  const conferma = () =>
    occupandosi(async () => {
      const esito = await chiedi('importa/conferma', {
        genere,
        fileId: buoni.map((f) => f.fileId),
        comune: comune?.id ?? null,
        scelte: Object.fromEntries(
          buoni.map(({ fileId }) => {
            const d = detti[fileId] ?? nienteDetto;
            return [fileId, { comune: d.comune?.id ?? null, mappa: d.mappa }];
          }),
        ),
      });
      segnaFile([{ fileId: '', nome: '', esito, errore: null }]);
      vai('fatto');
    });

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
          perche={
            occupato
              ? null
              : buoni.length === 0
                ? t('dialogo.nessunoBuono')
                : daRileggere
                  ? t('dialogo.daRileggere')
                  : null
          }
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
          {diUnComune(genere) ? <ComuneDelFile scelto={comune} onScegli={scegliComune} /> : null}
          {genere === 'popolazione' ? (
            <div>
              <Bottone occupato={occupato} onPress={() => void aggiornaComuni()}>
                {i('elencoComuni')}
              </Bottone>
              <p className="tenue minuta">{i('elencoComuniNota')}</p>
            </div>
          ) : null}
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
          {file.map((f) => {
            const detto = detti[f.fileId];
            if (f.errore !== null)
              return (
                <div key={f.fileId} className={s.letto}>
                  <h3>{f.nome}</h3>
                  <Riquadro tono="bad">{f.errore}</Riquadro>
                </div>
              );
            if (f.esito === null)
              return (
                <div key={f.fileId} className={s.letto}>
                  <BarraAvanzamento
                    testo={lavoro?.testo ?? t('dialogo.leggo', { file: f.nome })}
                    fatto={lavoro?.fatto ?? 0}
                    totale={lavoro?.totale ?? null}
                    annulla={() => void chiedi('importa/annulla-lavoro', {})}
                    etichettaAnnulla={t('dialogo.annullaLettura')}
                  />
                </div>
              );
            return (
              <div key={f.fileId}>
                <EsitoFile esito={f.esito} />
                {passo !== 'anteprima' || detto === undefined ? null : (
                  <div className="pila">
                    {diUnComune(genere) && f.esito.rifiutati.some((r) => /COMUN/.test(r.codice)) ? (
                      <ComuneDelFile
                        scelto={detto.comune}
                        onScegli={(scelto) => void rileggi(f.fileId, { comune: scelto })}
                      />
                    ) : null}
                    <TabelleLette
                      tabelle={detto.dette}
                      cambiate={cambiate(detto.lette, detto.dette)}
                      aperte={f.esito.rifiutati.some((r) => !/COMUN/.test(r.codice))}
                      occupato={occupato}
                      onCambia={(i, tabella) =>
                        segnaDetti((ora) => ({
                          ...ora,
                          [f.fileId]: { ...detto, dette: detto.dette.map((x, k) => (k === i ? tabella : x)) },
                        }))
                      }
                      onRileggi={() => void rileggi(f.fileId, {})}
                      onRimetti={() => segnaDetti((ora) => ({ ...ora, [f.fileId]: { ...detto, dette: detto.lette } }))}
                    />
                  </div>
                )}
              </div>
            );
          })}
          {passo === 'anteprima' && !occupato ? <CambiaNelPiano fileId={buoni.map((f) => f.fileId)} /> : null}
          {passo === 'fatto' ? <RestaDaRivedere /> : null}
          {passo === 'anteprima' && !occupato && buoni.length === 0 ? (
            <p role="status">{t('dialogo.nessunoBuono')}</p>
          ) : null}
        </div>
      )}
    </Dialogo>
  );
};
