/** Style sheet of documents on screen and on paper: light and dark, no image, no remote font. */
export const foglioDocumento = `
:root{color-scheme:light dark;--carta:#fff;--testo:#17324d;--tenue:#5a6772;--riga:#c9d2da;--segno:#06c;--evidenza:#fff3c4;--evidenza-testo:#5c4400;--nv:#a3331f;--fascia:#eef3f8}
@media (prefers-color-scheme:dark){:root{--carta:#10181f;--testo:#e8eef4;--tenue:#a9b6c2;--riga:#3a4855;--segno:#7db9ff;--evidenza:#4a3c0d;--evidenza-testo:#ffe9a3;--nv:#ff9d8a;--fascia:#1b2732}}
*{box-sizing:border-box}
body{margin:0;background:var(--carta);color:var(--testo);font:16px/1.6 Calibri,Carlito,"Titillium Web",sans-serif}
.documento{max-width:52rem;margin:0 auto;padding:2rem 1.5rem 4rem;overflow-wrap:break-word}
.documento h1,.documento .sottotitolo-atto,.documento .formula{text-align:center}
.documento h1{font-size:1.5rem;line-height:1.3;margin:2rem 0 .5rem}
.documento h2{font-size:1.25rem;margin:2rem 0 .5rem}
.documento h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
.documento h4,.documento h5{font-size:1rem;margin:1.25rem 0 .4rem}
.documento h2.articolo{font-size:1.05rem;margin:1.75rem 0 .4rem}
.documento p{margin:0 0 .7rem}
.documento .formula{font-weight:700;margin:1.5rem 0;letter-spacing:.02em}
.documento .bozza{margin:0 0 1rem;padding:.25rem .75rem;border:1px solid var(--nv);color:var(--nv);display:inline-block;font-weight:700;letter-spacing:.1em}
.documento .elenco{list-style:none;margin:0 0 .7rem;padding:0}
.documento .elenco>li{display:flex;gap:.6rem;margin:0 0 .35rem 1rem}
.documento .elenco>li.livello-1{margin-left:2.5rem}
.documento .elenco>li.livello-2,.documento .elenco>li.livello-3{margin-left:4rem}
.documento .elenco>li>.etichetta{flex:none;min-width:1.6rem;text-align:right;color:var(--tenue)}
.documento .elenco>li>div{flex:1;min-width:0}
.documento .elenco p{margin:0 0 .3rem}
.documento .tabella{margin:1rem 0 1.5rem;overflow-x:auto}
.documento table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
.documento caption,.documento .didascalia,.documento figcaption{text-align:left;font-weight:600;padding:0 0 .4rem;color:var(--tenue);font-size:.9rem}
.documento th,.documento td{border:1px solid var(--riga);padding:.3rem .5rem;text-align:left;vertical-align:top}
.documento th{background:var(--fascia)}
.documento .destra{text-align:right;white-space:nowrap}
.documento .centro{text-align:center}
.documento tr.totale td{font-weight:700;background:var(--fascia)}
.documento .vuota{font-style:italic;color:var(--tenue)}
.documento .nota-tabella{font-size:.85rem;color:var(--tenue);margin:.4rem 0 0}
.documento figure{margin:1rem 0 1.5rem}
.documento figure img{max-width:100%;background:#fff}
.documento .riquadro{border-left:4px solid var(--segno);background:var(--fascia);padding:.75rem 1rem;margin:1rem 0}
.documento .firma{margin:1.25rem 0;padding:.6rem 0;border-bottom:1px solid var(--riga)}
.documento .riga-firma{display:block;color:var(--tenue)}
.documento mark.da-compilare{background:var(--evidenza);color:var(--evidenza-testo);padding:0 .2em;border-radius:2px}
.documento .nv{color:var(--nv)}
.documento a{color:var(--segno)}
.documento .indice ol{list-style:none;padding:0}
.documento .indice .livello-2{padding-left:1.5rem}
.documento hr.salto{border:0;border-top:1px dashed var(--riga);margin:2rem 0}
@media print{.documento{max-width:none;padding:0}.documento hr.salto{break-after:page;border:0}.documento thead{display:table-header-group}.documento tr{break-inside:avoid}.documento h2,.documento h3,.documento h4{break-after:avoid}}
`;
