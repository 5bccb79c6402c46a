import 'design-tokens-italia/dist/css/variables.css';
import './ui/caratteri.css';
import './ui/token.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { avviaTema } from './app/tema.ts';

avviaTema();
const radice = document.getElementById('radice');
if (radice === null) throw new Error('La pagina non ha il posto per l’app.');
createRoot(radice).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
